using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Analyzers;
using RawTp.Documents.Tests.Markdown;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.Documents.Tests.Snippets;

/// <summary>
/// C# blocks of a document that belong together, a file each, compiled once as a reader's project would compile them. What is wrong in a document
/// is compiled together with the rest of its chain, but not with what else is wrong.
/// </summary>
internal sealed class SnippetChain
{
    private static readonly ConcurrentDictionary<string, SnippetChain> s_chains = new();

    private static readonly DiagnosticAnalyzer[] s_analyzers =
        [.. typeof(RawTpAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private readonly CodeBlock[] _blocks;
    private readonly Lazy<Task<Diagnostic[]>> _diagnostics;

    private SnippetChain(IEnumerable<CodeBlock> blocks)
    {
        _blocks = [.. blocks];
        _diagnostics = new(() => AnalyzeAsync(Compile()));
    }

    /// <summary>The chain that a block is in; for one with a mistake, with that mistake.</summary>
    public static SnippetChain Of(MarkdownDocument document, CodeBlock block)
    {
        CodeBlock[] all = [.. document.Blocks.Where(one => one.Language == "csharp")];
        int start = Array.IndexOf(all, block);
        while (start > 0 && all[start].Note.Continues)
            start--;
        IEnumerable<CodeBlock> chain = [all[start], .. all[(start + 1)..].TakeWhile(one => one.Note.Continues)];
        return block.Note.Wrong.Length > 0
            ? new SnippetChain(chain.Where(one => one.Note.Wrong.Length == 0).Append(block))
            : s_chains.GetOrAdd(all[start].Place, _ => new SnippetChain(chain.Where(one => one.Note.Wrong.Length == 0)));
    }

    /// <summary>What a reader's build reports in a block, suggestions included, in the order of the code.</summary>
    public async Task<Diagnostic[]> DiagnosticsAsync(CodeBlock block)
        => [.. (await _diagnostics.Value).Where(diagnostic => !IsInAnotherBlock(diagnostic, block)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];

    /// <summary>As documents quote it: <c>error RTP1001: ...</c>.</summary>
    public static string Quoted(Diagnostic diagnostic)
    {
        string severity = diagnostic.Severity == DiagnosticSeverity.Info ? "suggestion" : diagnostic.Severity.ToString().ToLowerInvariant();
        return $"{severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Runs a block's statements, in a process as readers do, and returns what they print.</summary>
    public Task<string> PrintedAsync(CodeBlock block) => SnippetProcess.RunAsync(Compile(block).EmitToMemory());

    private bool IsInAnotherBlock(Diagnostic diagnostic, CodeBlock block)
        => diagnostic.Location.SourceTree is { } tree && tree.FilePath != block.Place && Array.Exists(_blocks, one => one.Place == tree.FilePath);

    /// <param name="main">The block whose statements are the program's; if not given, the first that has any.</param>
    private Compilation Compile(CodeBlock? main = null)
    {
        SnippetSource[] sources = [.. _blocks.Select(block => new SnippetSource(block))];
        SnippetSource? program = sources.FirstOrDefault(source => main is null ? source.HasStatements : source.Block == main);
        SourceFile usings = new("Usings.cs", string.Concat(sources.SelectMany(source => source.Usings).Distinct().Select(directive => $"global {directive}\n")));
        CompilationSettings settings = new()
        {
            LanguageVersion = LanguageVersion.Latest,
            ImplicitUsings = true,
            OutputKind = program is null ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication,
        };
        IEnumerable<SourceFile> files = sources.Select(source => source == program || !source.HasStatements ? source.AsItIs : source.InMethod);
        return GeneratorRun.Of(new RawTracepointGenerator(), settings, [.. files, usings]).AssertNotFailed().Output;
    }

    private static async Task<Diagnostic[]> AnalyzeAsync(Compilation compilation)
    {
        IEnumerable<Diagnostic> found = await new AnalyzerRun(compilation, s_analyzers, AnalyzerRun.Configured(null)).DiagnosticsAsync();
        IEnumerable<Diagnostic> ofTheCompiler = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        return [.. found.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Info), .. ofTheCompiler];
    }
}
