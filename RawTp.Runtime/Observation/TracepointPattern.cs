namespace RawTp;

/// <summary>Which tracepoints somebody wants to see: <c>name</c> or <c>system:name</c>, each with <c>*</c> for any characters. Case matters.</summary>
internal sealed class TracepointPattern
{
    /// <summary>
    /// What may stand between two patterns. None of these can be part of a name; a blank needs no quoting where <c>;</c> has a
    /// meaning of its own, as between the arguments that dotnet-trace passes.
    /// </summary>
    private static readonly char[] s_separators = [';', ',', ' '];

    private readonly string? _system;
    private readonly string _name;

    private TracepointPattern(string text)
    {
        Text = text;
        (_system, _name) = TracepointName.Split(text);
    }

    /// <summary>As it was given.</summary>
    public string Text { get; }

    /// <summary>Reads a list of patterns; what is no pattern is left out, with a sentence that says why.</summary>
    public static List<TracepointPattern> Parse(string list, List<string> complaints)
    {
        var patterns = new List<TracepointPattern>();
        foreach (string text in list.Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pattern = new TracepointPattern(text);
            string? invalid = !IsValid(pattern._name) ? pattern._name : pattern._system is { Length: > 0 } system && !IsValid(system) ? system : null;
            if (invalid is null)
                patterns.Add(pattern);
            else
                complaints.Add($"'{text}' selects no tracepoint, because '{invalid}' {TracepointName.WhatIsWrong(invalid)}; a pattern is a name in which '*' stands for any characters, with or without 'system:' before it.");
        }
        return patterns;
    }

    public bool Matches(ReadOnlySpan<char> system, ReadOnlySpan<char> name)
        => IsMatch(_name, name) && (_system is null || IsMatch(_system, system));

    public override string ToString() => Text;

    private static bool IsValid(string part)
        // A lone star, and stars in a name that would be valid without them.
        => part.Length > 0 && (part.Replace("*", "").Length == 0 || TracepointName.IsValid(part.Replace("*", "")));

    /// <summary>Greedy with one point to come back to: the last star. Linear for what people write.</summary>
    private static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int star = -1;
        int resume = 0;
        int at = 0;
        int next = 0;
        while (at < text.Length)
        {
            if (next < pattern.Length && pattern[next] == '*')
            {
                star = next++;
                resume = at;
            }
            else if (next < pattern.Length && pattern[next] == text[at])
            {
                next++;
                at++;
            }
            else if (star >= 0)
            {
                next = star + 1;
                at = ++resume;
            }
            else
            {
                return false;
            }
        }
        return pattern[next..].TrimStart('*').IsEmpty;
    }
}
