using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Testing;

/// <summary>
/// Compares what a suppressor silences with the marks in a source: <c>{|CA1822:span|}</c> is reported and suppressed by it,
/// <c>{|!CA1822:span|}</c> is reported and not. Every report of the rules it knows must be marked, so nothing passes because
/// nothing was reported.
/// </summary>
public sealed class SuppressorCheck(DiagnosticSuppressor suppressor, params DiagnosticAnalyzer[] analyzers)
{
    public ImmutableArray<IIncrementalGenerator> Generators { get; init; } = [];

    public CompilationSettings Settings { get; init; } = CompilationSettings.Default;

    public async Task VerifyAsync(params SourceFile[] markup)
    {
        MarkupSource[] sources = MarkupSource.Parse(markup);
        Compilation compilation = GeneratorRun
            .Of(Generators, Compilations.Create(Settings, [.. sources.Select(source => source.File)]), Settings.EditorConfig)
            .AssertNotFailed().Output;
        AnalyzerRun run = new(compilation, [suppressor, .. analyzers], AnalyzerRun.Configured(Settings.EditorConfig), reportSuppressed: true);
        ImmutableArray<Diagnostic> all = await run.AllDiagnosticsAsync();

        HashSet<string> rules = [.. suppressor.SupportedSuppressions.Select(suppression => suppression.SuppressedDiagnosticId)];
        string expected = Lines(sources.SelectMany(source => source.Spans.Select(mark => Line(compilation, source, mark))));
        string actual = Lines(all.Where(diagnostic => rules.Contains(diagnostic.Id)).Select(diagnostic => Line(compilation, diagnostic)));
        if (expected != actual)
            throw new CheckFailedException("What is suppressed differs from the marks.\n" + TextDiff.Describe(expected, actual));

        Diagnostic[] errors = [.. all.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !rules.Contains(diagnostic.Id))];
        if (errors.Length > 0)
            throw new CheckFailedException("The test source does not compile.\n" + Compilations.Describe(errors));
    }

    private static string Line(Compilation compilation, MarkupSource source, MarkedSpan mark)
    {
        string id = mark.Id ?? throw new CheckFailedException("A suppressor's mark names the rule: {|ID:span|}, or {|!ID:span|} for one that stays.");
        SyntaxTree tree = compilation.SyntaxTrees.First(tree => tree.FilePath == source.File.Path);
        return Line(tree.GetLocation(mark.Span), id.TrimStart('!'), suppressed: !id.StartsWith('!'));
    }

    private string Line(Compilation compilation, Diagnostic diagnostic)
    {
        ImmutableArray<Suppression> suppressions = diagnostic.GetSuppressionInfo(compilation)?.ProgrammaticSuppressions ?? [];
        return Line(diagnostic.Location, diagnostic.Id, suppressions.Any(one => suppressor.SupportedSuppressions.Contains(one.Descriptor)));
    }

    private static string Line(Location location, string id, bool suppressed) =>
        $"{location.GetLineSpan()}: {id} is {(suppressed ? "suppressed" : "reported")}";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
