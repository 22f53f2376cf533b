using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests;

/// <summary>The examples of rule pages, in a project such as their readers have.</summary>
internal static class RuleExample
{
    /// <summary>What the analyzers say about an example.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string example, string? editorConfig = null, params SourceFile[] others)
    {
        CompilationSettings settings = new() { ImplicitUsings = true, EditorConfig = editorConfig };
        Compilation compilation = GeneratorRun.Of(new RawTracepointGenerator(), settings, [example, .. others]).AssertNotFailed().Output;
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([.. Rules.All]).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    public static Compilation Compile(string example)
        => GeneratorRun.Of(new RawTracepointGenerator(), new CompilationSettings { ImplicitUsings = true }, example).Output;
}
