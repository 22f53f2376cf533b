namespace WebApi;

/// <summary>How often each key came up, in a table that never grows: a key that finds no room is counted among the others.</summary>
internal sealed class KeyCounts
{
    private const int Slots = 1 << 14;
    private const int Probes = 16;

    private readonly long[] _keys = new long[Slots];
    private readonly long[] _counts = new long[Slots];
    private long _others;

    public long Others => Interlocked.Read(ref _others);

    public long Total => Others + Seen.Sum(static seen => seen.Count);

    /// <summary>The keys that came up, the most frequent first.</summary>
    public IReadOnlyList<(long Key, long Count)> Seen
    {
        get
        {
            var seen = new List<(long Key, long Count)>();
            for (int slot = 0; slot < Slots; slot++)
            {
                long count = Interlocked.Read(ref _counts[slot]);
                if (count > 0)
                    seen.Add((~Volatile.Read(ref _keys[slot]), count));
            }
            return [.. seen.OrderByDescending(static one => one.Count).ThenBy(static one => one.Key)];
        }
    }

    public void Add(long key)
    {
        // 0 says that a slot is free, so keys are kept inverted; that leaves none for the key -1.
        long kept = ~key;
        int slot = (int)((ulong)key * 0x9e3779b97f4a7c15 >> 50);
        for (int probe = 0; probe < Probes && kept != 0; probe++, slot = (slot + 1) & (Slots - 1))
        {
            long there = Volatile.Read(ref _keys[slot]);
            if (there == 0)
                there = Interlocked.CompareExchange(ref _keys[slot], kept, 0);
            if (there == 0 || there == kept)
            {
                Interlocked.Increment(ref _counts[slot]);
                return;
            }
        }
        Interlocked.Increment(ref _others);
    }

    public void Clear()
    {
        for (int slot = 0; slot < Slots; slot++)
            Interlocked.Exchange(ref _counts[slot], 0);
        Interlocked.Exchange(ref _others, 0);
    }
}
