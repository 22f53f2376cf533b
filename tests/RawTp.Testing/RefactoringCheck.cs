using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace RawTp.Testing;

/// <summary>
/// Applies a refactoring at the one <c>[|selection|]</c> of a source (a mark around nothing is the caret). The result must be
/// exactly the expected text and compile.
/// </summary>
public sealed class RefactoringCheck(CodeRefactoringProvider refactoring)
{
    public ImmutableArray<IIncrementalGenerator> Generators { get; init; } = [];

    public CompilationSettings Settings { get; init; } = CompilationSettings.Default;

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
    }

    /// <summary>Fails when anything is offered for the selection.</summary>
    public Task VerifyNotOfferedAsync(string source) => VerifyOffersAsync(source);

    /// <summary>Fails unless exactly these titles are offered, in this order.</summary>
    public async Task VerifyOffersAsync(string source, params string[] titles) =>
        CodeActionChoice.AssertTitles(await OfferedAsync(source), titles);

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
