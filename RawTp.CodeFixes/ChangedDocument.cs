using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace RawTp.CodeFixes;

/// <summary>A file as a fix or a refactoring leaves it.</summary>
internal static class ChangedDocument
{
    /// <summary>
    /// Does what is done with an action's result anyhow, which is to shorten names and to format what was written, and gives it the line ends that the file has had:
    /// the formatter knows those of the configuration and of the machine.
    /// </summary>
    public static async Task<Document> WithChangesAsync(this Document document, SyntaxNode root, CancellationToken cancellation)
    {
        Document changed = await FormattedAsync(document.WithSyntaxRoot(root), cancellation).ConfigureAwait(false);
        SourceText before = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        if (LineEndOf(before) is not { } lineEnd)
            return changed;
        SourceText after = await changed.GetTextAsync(cancellation).ConfigureAwait(false);
        return changed.WithText(SourceText.From(after.ToString().Replace("\r\n", "\n").Replace("\n", lineEnd), before.Encoding, before.ChecksumAlgorithm));
    }

    private static async Task<Document> FormattedAsync(Document document, CancellationToken cancellation)
    {
        try
        {
            Document changed = await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
            changed = await Formatter.FormatAsync(changed, Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
            return await Formatter.FormatAsync(changed, SyntaxAnnotation.ElasticAnnotation, cancellationToken: cancellation).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // The formatter cannot do with every half-typed file. As text, so that what says where to format is not there to be tried again.
            return document.WithText(await document.GetTextAsync(cancellation).ConfigureAwait(false));
        }
    }

    /// <summary>What all of its lines end with; null where they differ, or where there is but one.</summary>
    private static string? LineEndOf(SourceText text)
        => text.Lines.Take(text.Lines.Count - 1).Select(line => text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak))).Distinct().ToList() is ["\n" or "\r\n"] and [var only]
            ? only
            : null;
}
