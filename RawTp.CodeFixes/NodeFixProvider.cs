using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace RawTp.CodeFixes;

/// <summary>
/// A fix that changes nodes of the file in which the diagnostic is. One diagnostic and all of them are fixed by the same code, in one pass over
/// a file, so that diagnostics which ask for the same change do not conflict.
/// </summary>
public abstract class NodeFixProvider : CodeFixProvider
{
    private readonly string _equivalenceKey;
    private readonly FixAllProvider _fixAll;

    private protected NodeFixProvider(params string[] fixableRules)
    {
        FixableDiagnosticIds = ImmutableArray.Create(fixableRules);
        _equivalenceKey = GetType().Name;
        _fixAll = FixAllProvider.Create(async (context, document, diagnostics) => await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc />
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() => _fixAll;

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
            return;
        // Several diagnostics in one place are one mistake: an argument that two tracepoints do not have.
        var found = context.Diagnostics
            .Select(diagnostic => (Diagnostic: diagnostic, Fix: Find(root, model, diagnostic, context.CancellationToken)))
            .Where(static one => one.Fix is not null)
            .ToList();
        if (found.Count == 0)
            return;
        ImmutableArray<Diagnostic> diagnostics = found.Select(static one => one.Diagnostic).ToImmutableArray();
        context.RegisterCodeFix(
            CodeAction.Create(found[0].Fix!.Title, cancellation => FixAsync(context.Document, diagnostics, cancellation), _equivalenceKey),
            diagnostics);
    }

    /// <returns>What to change; null where the diagnostic cannot be fixed by a change that is sure to be meant.</returns>
    private protected abstract FoundFix? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation);

    private async Task<Document> FixAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return document;
        var edits = new Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>>();
        foreach (NodeEdit edit in diagnostics.SelectMany(diagnostic => Find(root, model, diagnostic, cancellation)?.Edits ?? []))
            edits[edit.Node] = edit.Apply;
        return await document.WithChangesAsync(root.ReplaceNodes(edits.Keys, (original, changed) => edits[original](changed)), cancellation).ConfigureAwait(false);
    }
}
