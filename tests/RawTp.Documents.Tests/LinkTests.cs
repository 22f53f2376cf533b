using System.Text.RegularExpressions;
using RawTp.Documents.Tests.Markdown;
using RawTp.Testing;

namespace RawTp.Documents.Tests;

/// <summary>Links from document to document lead somewhere.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void What_a_document_links_to_is_there()
    {
        IEnumerable<string> broken =
            from document in MarkdownDocument.All
            from line in document.Prose
            from Match link in Link().Matches(line.Text)
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !IsThere(document, target)
            select $"{document.Path}({line.Number}): {target}";
        Assert.Empty(broken);
    }

    [Fact]
    public void No_document_has_a_heading_twice()
        => Assert.Empty(
            from document in MarkdownDocument.All
            from heading in Anchors(document).GroupBy(static anchor => anchor)
            where heading.Count() > 1
            select $"{document.Path}: {heading.Key}");

    private static bool IsThere(MarkdownDocument document, string target)
    {
        string[] parts = target.Split('#');
        string path = parts[0].Length == 0 ? document.Path : Path.GetRelativePath(
            RulePage.Repository, Path.Combine(RulePage.Repository, Path.GetDirectoryName(document.Path)!, parts[0])).Replace('\\', '/');
        return parts.Length == 1
            ? Path.Exists(Path.Combine(RulePage.Repository, path))
            : MarkdownDocument.All.FirstOrDefault(one => one.Path == path) is { } linked && Anchors(linked).Contains(parts[1]);
    }

    /// <summary>As GitHub makes them: lower case, blanks to hyphens, nothing else but letters and digits.</summary>
    private static IEnumerable<string> Anchors(MarkdownDocument document)
        => document.Prose.Where(line => line.Text.StartsWith('#'))
            .Select(line => NoAnchor().Replace(line.Text.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
