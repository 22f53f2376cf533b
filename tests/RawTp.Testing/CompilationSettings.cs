using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RawTp.Testing;

/// <summary>How a test source is compiled. The defaults are what `dotnet new classlib` gives: nullable on, no unsafe, no overflow checks.</summary>
public sealed record CompilationSettings
{
    public static CompilationSettings Default { get; } = new();

    /// <summary>
    /// What generated code has to stand: nullable, every warning an error, checked arithmetic, doc comments diagnosed. Only
    /// that every public member has one (CS1591) is not asked of test sources.
    /// </summary>
    public static CompilationSettings Strict { get; } = new()
    {
        WarningsAsErrors = true,
        CheckedArithmetic = true,
        DocumentationMode = DocumentationMode.Diagnose,
        SpecificDiagnostics = ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("CS1591", ReportDiagnostic.Suppress),
    };

    public string AssemblyName { get; init; } = "Sample";

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersions.CSharp12;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public bool WarningsAsErrors { get; init; }

    public bool CheckedArithmetic { get; init; }

    public bool AllowUnsafe { get; init; }

    public DocumentationMode DocumentationMode { get; init; } = DocumentationMode.Parse;

    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.Release;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Adds the using directives that <c>ImplicitUsings</c> gives an SDK project.</summary>
    public bool ImplicitUsings { get; init; }

    public ImmutableArray<string> PreprocessorSymbols { get; init; } = [];

    public ReferenceSet References { get; init; } = ReferenceSets.Newest;

    /// <summary>References RawTp.Runtime.dll beside the framework.</summary>
    public bool ReferencesRuntime { get; init; } = true;

    /// <summary>Other in-memory compilations, by <see cref="Compilations.AsMetadata"/>, <see cref="Compilations.AsReferenceAssembly"/> or <see cref="Compilation.ToMetadataReference"/>.</summary>
    public ImmutableArray<MetadataReference> ExtraReferences { get; init; } = [];

    /// <summary>The text of an <c>.editorconfig</c> or <c>.globalconfig</c> (the latter starts with <c>is_global = true</c>) that applies to all files.</summary>
    public string? EditorConfig { get; init; }

    /// <summary>Compiler severities by id, as <c>NoWarn</c> and <c>WarningsAsErrors</c> lists set them.</summary>
    public ImmutableDictionary<string, ReportDiagnostic> SpecificDiagnostics { get; init; } = ImmutableDictionary<string, ReportDiagnostic>.Empty;

    internal CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode, preprocessorSymbols: PreprocessorSymbols);

    internal IEnumerable<MetadataReference> AllReferences =>
        [.. References.Framework, .. ReferencesRuntime ? [References.Runtime] : Array.Empty<MetadataReference>(), .. ExtraReferences];

    internal CSharpCompilationOptions CompilationOptions => new CSharpCompilationOptions(
        OutputKind,
        optimizationLevel: Optimization,
        checkOverflow: CheckedArithmetic,
        allowUnsafe: AllowUnsafe,
        generalDiagnosticOption: WarningsAsErrors ? ReportDiagnostic.Error : ReportDiagnostic.Default,
        specificDiagnosticOptions: SpecificDiagnostics,
        warningLevel: 9999,
        deterministic: true,
        nullableContextOptions: Nullable)
        .WithSyntaxTreeOptionsProvider(EditorConfig is null ? null : new ConfiguredSeverities(EditorConfig));
}
