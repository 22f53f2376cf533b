using System.Text.RegularExpressions;

namespace RawTp.Verification.Tests.RandomPrograms;

/// <summary>What became of the random programs.</summary>
internal sealed partial class Tally
{
    public int Accepted { get; set; }

    public int WithComputedIndex { get; set; }

    public int Refused { get; set; }

    public int NotCompiled { get; set; }

    public List<string> Violations { get; } = [];

    /// <summary>Why programs were refused.</summary>
    public List<string> Reasons { get; } = [];

    /// <summary>Why programs did not compile.</summary>
    public List<string> Errors { get; } = [];

    public override string ToString()
        => $"{Accepted} accepted, {WithComputedIndex} of them with an index that is not constant; {Refused} refused; {NotCompiled} not compiled; {Violations.Count} violations\n{MostFrequent(Reasons)}\n{MostFrequent(Errors)}";

    private static string MostFrequent(IEnumerable<string> lines)
        => string.Join('\n', lines.GroupBy(static line => Number().Replace(line, "n")).OrderByDescending(static group => group.Count()).Take(8).Select(static group => $"{group.Count()} x {group.First()}"));

    [GeneratedRegex(@"-?\d+")]
    private static partial Regex Number();
}
