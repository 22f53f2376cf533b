using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace RawTp.Tests;

/// <summary>docs/kernel-parity.md says what is shown by which test.</summary>
public sealed partial class KernelParityTests
{
    [Fact]
    public void Every_test_that_the_table_names_exists()
    {
        string root = Root();
        HashSet<string> tests = [.. Directory.GetFiles(Path.Combine(root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(static file => TestMethod().Matches(File.ReadAllText(file)).Select(static match => match.Groups[1].Value))];
        string[] named = [.. Named().Matches(File.ReadAllText(Path.Combine(root, "docs", "kernel-parity.md"))).Select(static match => match.Groups[1].Value)];

        Assert.InRange(named.Distinct().Count(), 50, int.MaxValue);
        Assert.Empty(named.Except(tests));
    }

    [Fact]
    public void Every_row_names_a_test_or_says_why_there_is_none()
    {
        string[] rows = [.. File.ReadAllLines(Path.Combine(Root(), "docs", "kernel-parity.md")).Where(static line => line.StartsWith('|') && !line.StartsWith("|---"))];

        Assert.All(rows, static row => Assert.Matches(@"\| (Test|`\w+_\w+`(, `\w+_\w+`)*|n/a(: .+)?) \|$", row));
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"\[(?:X64|Kernel)?(?:Fact|Theory)(?:\([^)]*\))?\][\s\S]*?\n    public (?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"`([A-Z][a-z_]\w*_\w+)`")]
    private static partial Regex Named();
}
