using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Meta;

public sealed class SuppressionConsistencyTests
{
    private static readonly SuppressionDescriptor[] s_suppressions =
        [.. Rules.All.OfType<DiagnosticSuppressor>().SelectMany(suppressor => suppressor.SupportedSuppressions).OrderBy(one => one.Id, StringComparer.Ordinal)];

    [Fact]
    public void Every_id_belongs_to_one_suppression()
    {
        Assert.NotEmpty(s_suppressions);
        Assert.Equal(Enumerable.Range(1, s_suppressions.Length).Select(number => $"SPRTP{number:D4}"), s_suppressions.Select(one => one.Id));
    }

    [Fact]
    public void The_page_on_the_editor_lists_every_suppression()
    {
        string page = File.ReadAllText(Path.Combine(RulePage.Repository, "docs", "editor.md"));
        Assert.Equal(
            s_suppressions.Select(one => $"| {one.Id} | {one.SuppressedDiagnosticId} | {one.Justification} |"),
            page.Split('\n').Where(line => line.StartsWith("| SPRTP", StringComparison.Ordinal)));
    }
}
