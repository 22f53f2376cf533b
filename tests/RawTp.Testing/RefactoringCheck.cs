using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Testing;

/// <summary>
/// Applies a refactoring at the one <c>[|selection|]</c> of a source (a mark around nothing is the caret). The result must be
/// exactly the expected text, compile, and give none of the analyzers anything to report.
/// </summary>
public sealed class RefactoringCheck(CodeRefactoringProvider refactoring)
{
    public ImmutableArray<IIncrementalGenerator> Generators { get; init; } = [];

    public CompilationSettings Settings { get; init; } = CompilationSettings.Default;

    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; init; } = [];

    /// <summary>The title of the action to apply; needed only where several are offered.</summary>
    public string? Title { get; init; }

    /// <summary>The equivalence key of the action to apply; needed only where several are offered.</summary>
    public string? EquivalenceKey { get; init; }

    /// <summary>Applies it to the file with the selection; what is expected may have further files that it added.</summary>
    public async Task VerifyAsync(string before, params SourceFile[] after)
    {
        CodeAction action = new CodeActionChoice(Title, EquivalenceKey).Among(await OfferedAsync(before))
            ?? throw new CheckFailedException("The refactoring is not offered for the selection.");
        Solution changed = await CodeActionChoice.ApplyAsync(action);
        await changed.AssertTextsAsync([new TestProject("Sample", after)], $"'{action.Title}'");
        await changed.AssertCompilesAsync([], $"The text after '{action.Title}'");
        await AssertNothingReportedAsync(changed, action.Title);
    }

    /// <summary>Fails when anything is offered for the selection.</summary>
    public Task VerifyNotOfferedAsync(string source) => VerifyOffersAsync(source);

    /// <summary>Fails unless exactly these titles are offered, in this order.</summary>
    public async Task VerifyOffersAsync(string source, params string[] titles) =>
        CodeActionChoice.AssertTitles(await OfferedAsync(source), titles);

    private async Task AssertNothingReportedAsync(Solution changed, string title)
    {
        if (Analyzers.IsEmpty)
            return;
        Compilation compilation = (await changed.Projects.Single().GetCompilationAsync())!;
        ImmutableArray<Diagnostic> found = await new AnalyzerRun(compilation, Analyzers, AnalyzerRun.Configured(Settings.EditorConfig)).DiagnosticsAsync();
        if (!found.IsEmpty)
            throw new CheckFailedException($"The analyzers report something about the text after '{title}'.\n{Compilations.Describe(found)}");
    }

    private async Task<IEnumerable<CodeAction>> OfferedAsync(string source)
    {
        MarkupSource markup = MarkupSource.Parse(new SourceFile(SourceFile.DefaultPath(0), source));
        if (markup.Spans.Length != 1)
            throw new CheckFailedException($"The source has {markup.Spans.Length} marks; a refactoring is tried at one [|selection|].");
        Solution solution = TestSolution.Create([new TestProject("Sample", markup.File) { Settings = Settings }], Generators);
        await solution.AssertCompilesAsync([], "The text before the refactoring");

        List<CodeAction> offered = [];
        Document document = solution.Documents().Single();
        await refactoring.ComputeRefactoringsAsync(new CodeRefactoringContext(document, markup.Spans[0].Span, offered.Add, CancellationToken.None));
        return offered;
    }
}
