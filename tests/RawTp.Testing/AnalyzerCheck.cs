using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Testing;

/// <summary>
/// Compares what analyzers report with the marks in a source: same rule, same span, same severity, and the message where the
/// test gives one. Nothing marked may be missing and nothing else may be reported, be it by an analyzer or an error of the
/// compiler. The generators run first, so that the members they add resolve and code they write is seen to be excluded.
/// </summary>
/// <example>
/// <code>
/// await new AnalyzerCheck(new ProgramReadsAnalyzer()) { Generators = [new RawTracepointGenerator()] }
///     .VerifyAsync("static void Run(RawTracepointArgs args) => Use({|RTP1001:args[3]|});", "The tracepoint has only 3 arguments");
/// </code>
/// </example>
public sealed class AnalyzerCheck(params DiagnosticAnalyzer[] analyzers)
{
    public ImmutableArray<IIncrementalGenerator> Generators { get; init; } = [];

    public CompilationSettings Settings { get; init; } = CompilationSettings.Default;

    /// <summary>The rule that <c>[|span|]</c> stands for, if the analyzers have more than one.</summary>
    public string? Rule { get; init; }

    /// <summary>Severities that a configuration changed. Every other rule is expected at its default severity.</summary>
    public ImmutableDictionary<string, DiagnosticSeverity> Severities { get; init; } = ImmutableDictionary<string, DiagnosticSeverity>.Empty;

    /// <summary>
    /// Every marked rule must also show in an editor while its user types. Off for a rule that is reported elsewhere than
    /// in the code that it looks at, or only when a compilation is complete.
    /// </summary>
    public bool LiveInEditor { get; init; } = true;

    /// <summary>Checks one file; messages, if any, belong to the marks in their order (null: any message).</summary>
    public Task VerifyAsync(string markup, params string?[] messages) => VerifyAsync([markup], messages);

    /// <summary>Checks several files, whose marks count on from one file to the next.</summary>
    public async Task VerifyAsync(SourceFile[] markup, params string?[] messages)
    {
        MarkupSource[] sources = MarkupSource.Parse(markup);
        ImmutableArray<ExpectedDiagnostic> expected = Expect(sources, messages);
        Compilation compilation = GeneratorRun
            .Of(Generators, Compilations.Create(Settings, [.. sources.Select(source => source.File)]), Settings.EditorConfig)
            .AssertNotFailed().Output;

        // Twice, as state that outlives a run, or a race, shows in the second.
        for (int run = 1; run <= 2; run++)
        {
            AnalyzerRun analysis = new(compilation, analyzers, AnalyzerRun.Configured(Settings.EditorConfig));
            IEnumerable<Diagnostic> found = (await analysis.DiagnosticsAsync()).AddRange(OfTheCompiler(compilation, expected));
            Compare(expected, [.. found], compilation, run == 1 ? "" : "In the second run: ");
            if (LiveInEditor)
                await CompareLiveAsync(analysis, expected, compilation);
        }
    }

    private ImmutableArray<ExpectedDiagnostic> Expect(MarkupSource[] sources, string?[] messages)
    {
        (string Path, MarkedSpan Mark)[] marks = [.. sources.SelectMany(source => source.Spans.Select(mark => (source.File.Path, mark)))];
        if (messages.Length > marks.Length)
            throw new CheckFailedException($"The test gives {messages.Length} messages for {marks.Length} marks.");
        return [.. marks.Select((mark, index) => Expect(mark.Path, mark.Mark, index < messages.Length ? messages[index] : null))];
    }

    private ExpectedDiagnostic Expect(string path, MarkedSpan mark, string? message)
    {
        DiagnosticDescriptor[] rules = [.. analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(rule => rule.Id)];
        string id = mark.Id ?? Rule ?? (rules.Length == 1
            ? rules[0].Id
            : throw new CheckFailedException($"[|span|] could be any of {rules.Length} rules; write {{|ID:span|}} or set {nameof(Rule)}."));
        DiagnosticDescriptor? descriptor = rules.FirstOrDefault(rule => rule.Id == id);
        if (descriptor is null && !IsOfTheCompiler(id))
            throw new CheckFailedException($"The mark {{|{id}:…|}} names a rule that none of the analyzers has; they have {string.Join(", ", rules.Select(rule => rule.Id))}.");
        DiagnosticSeverity? severity = Severities.TryGetValue(id, out DiagnosticSeverity set) ? set : descriptor?.DefaultSeverity;
        return new(id, path, mark.Span, severity, message);
    }

    private static bool IsOfTheCompiler(string id) => id.StartsWith("CS", StringComparison.Ordinal) && id.Length == 6;

    /// <summary>All errors, and any warning that the test marks.</summary>
    private static IEnumerable<Diagnostic> OfTheCompiler(Compilation compilation, ImmutableArray<ExpectedDiagnostic> expected) =>
        compilation.GetDiagnostics().Where(diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error || expected.Any(one => one.IsMetBy(diagnostic)));

    private async Task CompareLiveAsync(AnalyzerRun analysis, ImmutableArray<ExpectedDiagnostic> expected, Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            ImmutableArray<ExpectedDiagnostic> here = [.. expected.Where(one => one.Path == tree.FilePath && !IsOfTheCompiler(one.Id))];
            Compare(here, await analysis.LiveDiagnosticsAsync(tree), compilation, "Live in the editor: ");
        }
    }

    private static void Compare(ImmutableArray<ExpectedDiagnostic> expected, ImmutableArray<Diagnostic> found, Compilation compilation, string when)
    {
        List<Diagnostic> unexpected = [.. found];
        List<ExpectedDiagnostic> missing = [];
        foreach (ExpectedDiagnostic one in expected)
        {
            int index = unexpected.FindIndex(one.IsMetBy);
            if (index < 0)
                missing.Add(one);
            else
                unexpected.RemoveAt(index);
        }
        if (missing.Count == 0 && unexpected.Count == 0)
            return;

        StringBuilder text = new($"{when}{missing.Count} diagnostics are missing and {unexpected.Count} were not expected.\n");
        foreach (ExpectedDiagnostic one in missing)
            text.Append($"missing     {one.Describe(compilation)}\n");
        foreach (Diagnostic diagnostic in unexpected)
            text.Append($"unexpected  {ExpectedDiagnostic.Describe(diagnostic)}\n");
        throw new CheckFailedException(text.ToString());
    }
}
