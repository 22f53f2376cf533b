namespace RawTp.Documents.Tests.Markdown;

/// <summary>A fenced block of a document.</summary>
/// <param name="Document">The document's path from the repository's root, with slashes.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
/// <param name="Heading">The heading that it stands under.</param>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Note">What the comment right before it says to these tests; readers do not see it.</param>
/// <param name="Text">The lines between the fences.</param>
internal sealed record CodeBlock(string Document, int Line, string Heading, string Language, BlockNote Note, string Text)
{
    /// <summary>As compilers name places, which editors can jump to.</summary>
    public string Place => $"{Document}({Line})";

    /// <summary>Whether it is an example of a rule, which RuleConsistencyTests compile.</summary>
    public bool IsExampleOfRule => (Heading is "## Bad example" or "## Good example") && Document.StartsWith("docs/rules/RTP", StringComparison.Ordinal);
}
