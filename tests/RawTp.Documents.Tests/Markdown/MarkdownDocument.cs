using System.Text.RegularExpressions;
using RawTp.Testing;

namespace RawTp.Documents.Tests.Markdown;

/// <summary>A document of the repository.</summary>
internal sealed partial class MarkdownDocument
{
    private static readonly string[] s_noDocuments = ["bin", "obj", "artifacts", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts"];

    private MarkdownDocument(string path)
    {
        Path = path;
        Lines = File.ReadAllLines(System.IO.Path.Combine(RulePage.Repository, path));
        Blocks = [.. ReadBlocks()];
    }

    /// <summary>All of them, but for the release notes of the rules, which are a table that the compiler's own analyzers read.</summary>
    public static IReadOnlyList<MarkdownDocument> All { get; } =
        [.. Directory.EnumerateFiles(RulePage.Repository, "*.md", SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(RulePage.Repository, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(folder => folder.StartsWith('.') || s_noDocuments.Contains(folder)) && !path.Contains("AnalyzerReleases.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new MarkdownDocument(path))];

    /// <summary>From the repository's root, with slashes.</summary>
    public string Path { get; }

    public string[] Lines { get; }

    public CodeBlock[] Blocks { get; }

    /// <summary>The lines outside of fenced blocks, with their numbers.</summary>
    public IEnumerable<(int Number, string Text)> Prose
    {
        get
        {
            bool isInside = false;
            for (int index = 0; index < Lines.Length; index++)
            {
                if (IsFence(Lines[index]))
                    isInside = !isInside;
                else if (!isInside)
                    yield return (index + 1, Lines[index]);
            }
        }
    }

    public static MarkdownDocument At(string path) => All.Single(document => document.Path == path);

    /// <summary>The block that comes after another.</summary>
    public CodeBlock? After(CodeBlock block) => Blocks.FirstOrDefault(next => next.Line > block.Line);

    private IEnumerable<CodeBlock> ReadBlocks()
    {
        string heading = "";
        for (int index = 0; index < Lines.Length; index++)
        {
            if (Lines[index].StartsWith('#'))
                heading = Lines[index];
            if (!IsFence(Lines[index]))
                continue;
            int start = index;
            while (!IsFence(Lines[++index]))
            {
            }
            string? comment = start > 0 && Comment().Match(Lines[start - 1]) is { Success: true } match ? match.Groups[1].Value : null;
            yield return new CodeBlock(
                Path, start + 1, heading, Lines[start].Trim()[3..], BlockNote.Parse(comment), string.Concat(Lines[(start + 1)..index].Select(line => line + "\n")));
        }
    }

    private static bool IsFence(string line) => line.TrimStart().StartsWith("```", StringComparison.Ordinal);

    [GeneratedRegex("^\\s*<!-- (.*) -->$")]
    private static partial Regex Comment();
}
