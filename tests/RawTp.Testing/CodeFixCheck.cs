using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Testing;

/// <summary>
/// Applies a fix as an editor does: one diagnostic after the other until none is left that the fix takes, and then all at once
/// in document, project and solution. Each way must give exactly the expected text, which must compile and be free of the
/// diagnostic. Marks in the text before must be reported there; marks in the text after are diagnostics which stay.
/// </summary>
/// <example>
/// <code>
/// await new CodeFixCheck(new MakePartialFix(), new TracePointShapeAnalyzer()) { Title = "Make the method partial" }
///     .VerifyAsync("static void {|RTP0001:M|}();", "static partial void M();");
/// </code>
/// </example>
public sealed class CodeFixCheck(CodeFixProvider fix, params DiagnosticAnalyzer[] analyzers)
{
    private const int MostSteps = 100;

    public ImmutableArray<IIncrementalGenerator> Generators { get; init; } = [];

    public CompilationSettings Settings { get; init; } = CompilationSettings.Default;

    /// <summary>The title of the action to apply; needed only where several are offered.</summary>
    public string? Title { get; init; }

    /// <summary>The equivalence key of the action to apply; needed only where several are offered.</summary>
    public string? EquivalenceKey { get; init; }

    /// <summary>Off for a fix that cannot be applied to many places at once and offers no FixAll.</summary>
    public bool FixesAll { get; init; } = true;

    public async Task VerifyAsync(string before, string after)
    {
        await VerifyAsync(Projects(before), Projects(after));
        FixAllScope[] scopes = FixesAll ? [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution] : [];
        foreach (FixAllScope scope in scopes)
            await VerifyFixAllAsync(scope, Projects(before), Projects(after));
    }

    /// <summary>Fixes one diagnostic after the other, over a whole solution.</summary>
    public async Task VerifyAsync(TestProject[] before, TestProject[] after)
    {
        FixableSolution solution = await StartAsync(before);
        for (int step = 0; await FirstActionAsync(solution) is (CodeAction action, _); step++)
        {
            if (step == MostSteps)
                throw new CheckFailedException($"After {MostSteps} times the fix is still offered; it does not get rid of the diagnostic.");
            solution = solution.With(await CodeActionChoice.ApplyAsync(action));
        }
        await AssertFixedAsync(solution, after, "Fixing one by one");
    }

    /// <summary>Fixes all at once, starting from the first diagnostic of the first file.</summary>
    public async Task VerifyFixAllAsync(FixAllScope scope, TestProject[] before, TestProject[] after)
    {
        FixableSolution solution = await StartAsync(before);
        (CodeAction action, Diagnostic trigger) = await FirstActionAsync(solution)
            ?? throw new CheckFailedException("The fix is not offered for any of the diagnostics.");
        await AssertFixedAsync(await solution.FixAllAsync(scope, action, trigger), after, $"Fixing all in {scope}");
    }

    /// <summary>Fails when the fix is offered for any of the diagnostics, of which there must be some.</summary>
    public async Task VerifyNoFixAsync(string source)
    {
        if (await FirstActionAsync(await StartAsync(Projects(source))) is (CodeAction action, _))
            throw new CheckFailedException($"The fix '{action.Title}' is offered where none should be.");
    }

    /// <summary>Fails unless exactly these titles are offered, in this order, for the first diagnostic.</summary>
    public async Task VerifyOffersAsync(string source, params string[] titles)
    {
        FixableSolution solution = await StartAsync(Projects(source));
        CodeActionChoice.AssertTitles(await solution.OfferedForAsync((await solution.DiagnosticsAsync())[0]), titles);
    }

    private TestProject[] Projects(string source) => [new TestProject("Sample", source) { Settings = Settings }];

    private async Task<FixableSolution> StartAsync(TestProject[] before)
    {
        MarkedSolution marked = MarkedSolution.Parse(before, fix);
        FixableSolution solution = new(TestSolution.Create(marked.Projects, Generators), fix, analyzers);
        ImmutableArray<Diagnostic> found = await solution.DiagnosticsAsync();
        if (found.IsEmpty)
            throw new CheckFailedException($"There is nothing to fix: none of {string.Join(", ", fix.FixableDiagnosticIds)} is reported.");
        marked.AssertAmong(found);
        await solution.Solution.AssertCompilesAsync([.. fix.FixableDiagnosticIds, .. marked.Ids], "The text before the fix");
        return solution;
    }

    private async Task<(CodeAction Action, Diagnostic Trigger)?> FirstActionAsync(FixableSolution solution)
    {
        CodeActionChoice choice = new(Title, EquivalenceKey);
        foreach (Diagnostic diagnostic in await solution.DiagnosticsAsync())
            if (choice.Among(await solution.OfferedForAsync(diagnostic)) is CodeAction action)
                return (action, diagnostic);
        return null;
    }

    private async Task AssertFixedAsync(FixableSolution solution, TestProject[] after, string what)
    {
        MarkedSolution expected = MarkedSolution.Parse(after, fix);
        await solution.Solution.AssertTextsAsync(expected.Projects, what);
        expected.AssertExactly(await solution.DiagnosticsAsync(), what);
        await solution.Solution.AssertCompilesAsync(expected.Ids, $"{what}: the text after it");
    }
}
