namespace RawTp.Documents.Tests.Markdown;

/// <summary>
/// The comment before a block, such as <c>&lt;!-- continues; members of Sales; wrong: RTP1001 --&gt;</c>. Its parts are
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>continues</c>: it belongs to the block before it: blocks that continue one another are compiled together</item>
/// <item><c>members of T</c>: it stands inside of the partial static class T</item>
/// <item><c>wrong: ID, ID</c>: these rules, or errors of the compiler, are reported, and nothing else</item>
/// <item><c>prints</c>: it is run, and the <c>text</c> block that follows is what it prints</item>
/// <item><c>not run: reason</c>, by itself: commands and code of other languages that no machine runs</item>
/// <item><c>run by: name</c>: a test, or a file of the repository, that runs these very commands</item>
/// </list>
/// </remarks>
internal sealed record BlockNote
{
    public bool Continues { get; private init; }

    public string? MembersOf { get; private init; }

    public string[] Wrong { get; init; } = [];

    public bool Prints { get; private init; }

    public string? NotRun { get; private init; }

    public string? RunBy { get; private init; }

    /// <summary>Parts that mean nothing.</summary>
    public string[] Unknown { get; private init; } = [];

    public static BlockNote Parse(string? comment)
    {
        if (After(comment ?? "", "not run: ") is { } reason)
            return new BlockNote { NotRun = reason };
        var note = new BlockNote();
        foreach (string part in (comment ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            note = note.With(part);
        return note;
    }

    private BlockNote With(string part) => part switch
    {
        "continues" => this with { Continues = true },
        "prints" => this with { Prints = true },
        _ when After(part, "members of ") is { } type => this with { MembersOf = type },
        _ when After(part, "wrong: ") is { } ids => this with { Wrong = ids.Split(',', StringSplitOptions.TrimEntries) },
        _ when After(part, "run by: ") is { } name => this with { RunBy = name },
        _ => this with { Unknown = [.. Unknown, part] },
    };

    private static string? After(string part, string start) => part.StartsWith(start, StringComparison.Ordinal) ? part[start.Length..] : null;
}
