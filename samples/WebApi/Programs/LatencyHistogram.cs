using System.Diagnostics;
using System.Numerics;

namespace WebApi;

/// <summary>How often something took under 1 µs, [1, 2), [2, 4), [4, 8) and so on: bpftrace's hist(), for any number of threads.</summary>
internal sealed class LatencyHistogram
{
    /// <summary>The last is for all from 2^22 µs on, which is about 4 seconds.</summary>
    public const int Buckets = 24;

    private static readonly double s_microsecondsPerTick = 1e6 / Stopwatch.Frequency;

    private readonly long[] _counts = new long[Buckets];
    private long _ticks;

    public void Add(long ticks)
    {
        ulong microseconds = (ulong)(ticks * s_microsecondsPerTick);
        int bucket = microseconds == 0 ? 0 : Math.Min(BitOperations.Log2(microseconds) + 1, Buckets - 1);
        Interlocked.Increment(ref _counts[bucket]);
        Interlocked.Add(ref _ticks, ticks);
    }

    /// <summary>What there is now. Who adds at the same time may be in the counts already and not yet in the time.</summary>
    public LatencyReading Read()
    {
        long[] counts = new long[Buckets];
        for (int i = 0; i < Buckets; i++)
            counts[i] = Interlocked.Read(ref _counts[i]);
        return new LatencyReading(counts, Interlocked.Read(ref _ticks) * s_microsecondsPerTick);
    }

    public void Clear()
    {
        for (int i = 0; i < Buckets; i++)
            Interlocked.Exchange(ref _counts[i], 0);
        Interlocked.Exchange(ref _ticks, 0);
    }
}

/// <summary>A histogram as it was at one moment.</summary>
internal sealed record LatencyReading(long[] Counts, double Microseconds)
{
    public long Total => Counts.Sum();

    public double Mean => Total == 0 ? 0 : Microseconds / Total;

    /// <summary>From which time on the bucket counts, in microseconds.</summary>
    public static long From(int bucket) => bucket == 0 ? 0 : 1L << (bucket - 1);

    /// <summary>A time that so great a part of all stayed under: the end of the bucket in which that part is reached.</summary>
    public long Quantile(double part)
    {
        long wanted = (long)Math.Ceiling(Total * part);
        long seen = 0;
        for (int bucket = 0; bucket < Counts.Length; bucket++)
        {
            seen += Counts[bucket];
            if (seen >= wanted && seen > 0)
                return From(bucket + 1);
        }
        return 0;
    }
}
