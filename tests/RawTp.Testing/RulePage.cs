using System.Runtime.CompilerServices;

namespace RawTp.Testing;

/// <summary>A page under docs/rules, in its parts.</summary>
public sealed class RulePage(string path)
{
    private readonly string _text = File.ReadAllText(path);

    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string Folder { get; } = Path.Combine(Repository, "docs", "rules");

    public string Text => _text;

    public string Title => _text[..(_text.IndexOf('\n') + 1)].TrimStart('#').Trim();

    public IEnumerable<string> Headings => _text.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal));

    public string BadExample => Block("## Bad example", "csharp");

    public string GoodExample => Block("## Good example", "csharp");

    /// <summary>What the page says that the compiler says about the bad example.</summary>
    public string Messages => Block("## Bad example", "text").Trim();

    /// <summary>One for each rule.</summary>
    public static IEnumerable<RulePage> All => Directory.EnumerateFiles(Folder, "RTP*.md").Order(StringComparer.Ordinal).Select(static path => new RulePage(path));

    public static RulePage Of(string id) => new(Path.Combine(Folder, id + ".md"));

    private string Block(string heading, string language)
    {
        string fence = $"```{language}\n";
        int start = _text.IndexOf(fence, _text.IndexOf(heading, StringComparison.Ordinal), StringComparison.Ordinal) + fence.Length;
        return _text[start.._text.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
