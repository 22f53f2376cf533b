using System.Text.RegularExpressions;

namespace RawTp.Package.Tests;

/// <summary>An error as a build prints it: <c>/folder/File.cs(line,column): error ID: message [project]</c>.</summary>
internal sealed partial record BuildError(string File, int Line, int Column, string Id)
{
    /// <summary>The errors of a build, each once although builds print them again in their summary.</summary>
    public static BuildError[] AllIn(string output)
        => [.. ErrorLine().Matches(output).Select(Of).Distinct()];

    /// <summary>The error expected where a text occurs for the first time in a file.</summary>
    public static BuildError At(string path, string text, string id)
    {
        string source = System.IO.File.ReadAllText(path);
        int position = source.IndexOf(text, StringComparison.Ordinal);
        int lineStart = source.LastIndexOf('\n', position) + 1;
        return new(Path.GetFileName(path), source[..position].Count(character => character == '\n') + 1, position - lineStart + 1, id);
    }

    private static BuildError Of(Match match) => new(
        Path.GetFileName(match.Groups["file"].Value),
        match.Groups["line"].Success ? int.Parse(match.Groups["line"].ValueSpan) : 0,
        match.Groups["column"].Success ? int.Parse(match.Groups["column"].ValueSpan) : 0,
        match.Groups["id"].Value);

    [GeneratedRegex(@"^\s*(?<file>[^\r\n]+?)\s?(\((?<line>\d+),(?<column>\d+)[\d,]*\))?\s?: error (?<id>\w+)?:", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
