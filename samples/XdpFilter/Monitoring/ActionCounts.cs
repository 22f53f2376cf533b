namespace XdpFilter;

/// <summary>How often each action came up.</summary>
internal sealed class ActionCounts
{
    /// <summary>Stands for all numbers from here on.</summary>
    public const uint Last = 255;

    private readonly long[] _counts = new long[Last + 1];

    public long this[XdpAction act] => _counts[Math.Min((uint)act, Last)];

    public long Total => _counts.Sum();

    /// <summary>The actions that came up, in order of their numbers.</summary>
    public IEnumerable<(XdpAction Action, long Count)> Seen =>
        _counts.Select((count, act) => ((XdpAction)act, count)).Where(seen => seen.count > 0);

    public void Add(uint act) => _counts[Math.Min(act, Last)]++;

    public void Clear() => Array.Clear(_counts);
}
