using System.Numerics;

namespace XdpFilter;

/// <summary>How often values came up in [1, 2), [2, 4), [4, 8) and so on: bpftrace's hist().</summary>
internal sealed class Log2Histogram
{
    // The first is for 0.
    private readonly long[] _counts = new long[33];

    /// <summary>All buckets between the lowest and the highest that are not empty.</summary>
    public IEnumerable<(long From, long To, long Count)> Buckets
    {
        get
        {
            int first = Array.FindIndex(_counts, count => count > 0);
            int last = Array.FindLastIndex(_counts, count => count > 0);
            for (int i = Math.Max(first, 0); i <= last; i++)
                yield return (i == 0 ? 0 : 1L << (i - 1), 1L << i, _counts[i]);
        }
    }

    public void Add(uint value) => _counts[value == 0 ? 0 : BitOperations.Log2(value) + 1]++;

    public void Clear() => Array.Clear(_counts);
}
