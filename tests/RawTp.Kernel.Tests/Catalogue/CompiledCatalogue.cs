using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RawTp.Generators;

namespace RawTp.Kernel.Tests.Catalogue;

/// <summary>The whole catalogue, compiled in one compilation with RawTp's generator, and loaded.</summary>
public sealed class CompiledCatalogue
{
    private readonly byte[] _image;
    private readonly Lazy<ImmutableArray<CatalogueEntry>> _entries;

    private CompiledCatalogue(PointersAs pointers, ImmutableArray<Diagnostic> diagnostics, byte[] image)
    {
        Pointers = pointers;
        Diagnostics = diagnostics;
        _image = image;
        _entries = new(Load);
    }

    public PointersAs Pointers { get; }

    /// <summary>What compiler and generator said, from warnings up.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>One for each tracepoint, in the order of the catalogue. Taking them loads the assembly.</summary>
    public ImmutableArray<CatalogueEntry> Entries => _entries.Value;

    public static CompiledCatalogue Compile(PointersAs pointers)
    {
        SyntaxTree source = CSharpSyntaxTree.ParseText(CatalogueSource.Write(LinuxCatalogue.Tracepoints, pointers), path: $"LinuxTracepoints.{pointers}.cs");
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            generalDiagnosticOption: ReportDiagnostic.Error,
            nullableContextOptions: NullableContextOptions.Enable,
            allowUnsafe: false);
        var compilation = CSharpCompilation.Create($"LinuxTracepoints.{pointers}", [source], References(), options);

        CSharpGeneratorDriver.Create(new RawTracepointGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> ofGenerator);

        using var image = new MemoryStream();
        ImmutableArray<Diagnostic> ofCompiler = generated.Emit(image).Diagnostics;
        return new CompiledCatalogue(pointers, [.. ofGenerator.Concat(ofCompiler).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)], image.ToArray());
    }

    /// <summary>Writes the assembly to a file, for another process to load.</summary>
    public void Save(string path) => File.WriteAllBytes(path, _image);

    private ImmutableArray<CatalogueEntry> Load()
    {
        Assembly assembly = new AssemblyLoadContext($"LinuxTracepoints.{Pointers}").LoadFromStream(new MemoryStream(_image));
        FieldInfo entries = assembly.GetType(CatalogueSource.EntryType, throwOnError: true)!.GetField("All")!;
        return [.. (CatalogueEntry[])entries.GetValue(null)!];
    }

    /// <summary>The framework that runs the test, RawTp.Runtime, and this assembly for what the source observes with.</summary>
    private static IEnumerable<MetadataReference> References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return
        [
            MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
            MetadataReference.CreateFromFile(Path.Combine(framework, "System.Runtime.dll")),
            MetadataReference.CreateFromFile(typeof(RawTracepoint).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(CatalogueEntry).Assembly.Location),
        ];
    }
}
