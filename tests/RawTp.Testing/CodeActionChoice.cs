using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace RawTp.Testing;

/// <summary>Which of the offered actions a test means, by its title or its equivalence key; neither is needed where only one is offered.</summary>
internal sealed record CodeActionChoice(string? Title, string? EquivalenceKey)
{
    /// <summary>The chosen action, or null when it is not offered.</summary>
    public CodeAction? Among(IEnumerable<CodeAction> offered)
    {
        CodeAction[] matches = [.. offered.SelectMany(Innermost)
            .Where(action => (Title is null || action.Title == Title) && (EquivalenceKey is null || action.EquivalenceKey == EquivalenceKey))];
        if (matches.Length > 1)
            throw new CheckFailedException(
                $"{matches.Length} actions are offered: {string.Join(", ", matches.Select(action => $"'{action.Title}'"))}. Say which by {nameof(Title)} or {nameof(EquivalenceKey)}.");
        return matches.SingleOrDefault();
    }

    /// <summary>Fails unless exactly these titles are offered, in this order.</summary>
    public static void AssertTitles(IEnumerable<CodeAction> offered, string[] titles)
    {
        string actual = string.Join(", ", offered.SelectMany(Innermost).Select(action => $"'{action.Title}'"));
        string expected = string.Join(", ", titles.Select(title => $"'{title}'"));
        if (actual != expected)
            throw new CheckFailedException($"Offered: {(actual.Length == 0 ? "nothing" : actual)}. Expected: {(expected.Length == 0 ? "nothing" : expected)}.");
    }

    private static IEnumerable<CodeAction> Innermost(CodeAction action) =>
        action.NestedActions.IsDefaultOrEmpty ? [action] : action.NestedActions.SelectMany(Innermost);

    public static async Task<Solution> ApplyAsync(CodeAction action)
    {
        IEnumerable<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }
}
