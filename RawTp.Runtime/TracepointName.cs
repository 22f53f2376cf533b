namespace RawTp;

/// <summary>What a tracepoint's name may be. Compiled into the runtime and into generator and analyzers: they agree.</summary>
internal static class TracepointName
{
    /// <summary>As in the kernel, whose buffer for a tracepoint's name holds 127 bytes and a NUL (kernel/bpf/syscall.c).</summary>
    public const int MaxLength = 127;

    public static bool IsValid(string name)
    {
        if (name.Length is 0 or > MaxLength)
            return false;
        foreach (char c in name)
        {
            if (!(c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '-' or '.'))
                return false;
        }
        return true;
    }

    /// <summary>What is wrong with a name for which <see cref="IsValid"/> says no, as the predicate of a sentence.</summary>
    public static string WhatIsWrong(string name)
        => name.Length == 0 ? "is empty"
            : name.Length > MaxLength ? $"has {name.Length} characters"
            : "has other characters than letters, digits, '_', '-' and '.'";

    /// <summary>Splits <c>system:name</c>; the system is null where there is no colon.</summary>
    public static (string? System, string Name) Split(string text)
    {
        int colon = text.IndexOf(':');
        return colon < 0 ? (null, text) : (text.Substring(0, colon), text.Substring(colon + 1));
    }

    /// <summary>Whether <paramref name="text"/>, given as <c>name</c> or <c>system:name</c>, names this tracepoint.</summary>
    public static bool Names(string text, string system, string name)
    {
        (string? wantedSystem, string wantedName) = Split(text);
        return wantedName == name && (wantedSystem is null || wantedSystem == system);
    }

    /// <summary>The candidate that differs least from <paramref name="name"/>, or null where none is close enough to be meant.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        int least = Math.Max(2, name.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            int distance = EditDistance(name, candidate, least);
            // Among equals the first in ordinal order, so that a message does not depend on the order of enumeration.
            if (distance < least || (distance == least && nearest is not null && string.CompareOrdinal(candidate, nearest) < 0))
            {
                nearest = candidate;
                least = distance;
            }
        }
        return nearest;
    }

    /// <summary>Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours; case costs nothing like a whole edit.</summary>
    private static int EditDistance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            last[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + substitution);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last, row) = (last, row, beforeLast);
        }
        return last[b.Length];
    }
}
