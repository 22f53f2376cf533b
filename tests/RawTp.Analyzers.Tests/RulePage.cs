using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests;

/// <summary>A page under docs/rules, in its parts.</summary>
internal sealed class RulePage(string path)
{
    private readonly string _text = File.ReadAllText(path);

    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string Folder { get; } = Path.Combine(Repository, "docs", "rules");

    public string Text => _text;

    public string Title => _text[..(_text.IndexOf('\n') + 1)].TrimStart('#').Trim();

    public IEnumerable<string> Headings => _text.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal));

    public string BadExample => Block("## Bad example", "csharp");

    public string GoodExample => Block("## Good example", "csharp");

    /// <summary>What the page says that the compiler says about the bad example.</summary>
    public string Messages => Block("## Bad example", "text").Trim();

    public static RulePage Of(string id) => new(Path.Combine(Folder, id + ".md"));

    /// <summary>What the analyzers say about an example.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string example, string? editorConfig = null)
    {
        CompilationSettings settings = new() { ImplicitUsings = true, EditorConfig = editorConfig };
        Compilation compilation = GeneratorRun.Of(new RawTracepointGenerator(), settings, example).AssertNotFailed().Output;
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([.. Rules.All]).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    public static Compilation Compile(string example)
        => GeneratorRun.Of(new RawTracepointGenerator(), new CompilationSettings { ImplicitUsings = true }, example).Output;

    private string Block(string heading, string language)
    {
        string fence = $"```{language}\n";
        int start = _text.IndexOf(fence, _text.IndexOf(heading, StringComparison.Ordinal), StringComparison.Ordinal) + fence.Length;
        return _text[start.._text.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
