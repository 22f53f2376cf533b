using System.Diagnostics;

namespace WebApi;

/// <summary>How often each query was asked, how long that took and how long at most, in a table that never grows.</summary>
internal sealed class QueryTimes
{
    private const int Rows = 32;

    private static readonly double s_microsecondsPerTick = 1e6 / Stopwatch.Frequency;

    private readonly Times[] _times = new Times[Rows];
    private long _others;

    /// <summary>Queries that found no room.</summary>
    public long Others => Interlocked.Read(ref _others);

    /// <summary>The queries that were asked, the slowest first.</summary>
    public IReadOnlyList<QueryTime> Slowest =>
    [
        .. _times.Where(static times => times.Text is not null && times.Count > 0)
            .Select(static times => new QueryTime(times.Text!, times.Count, times.Rows, times.Ticks * s_microsecondsPerTick / times.Count, times.Longest * s_microsecondsPerTick))
            .OrderByDescending(static query => query.SlowestMicroseconds),
    ];

    public void Add(string text, int rows, long ticks)
    {
        for (int i = 0; i < Rows; i++)
        {
            ref Times times = ref _times[i];
            string? there = Volatile.Read(ref times.Text) ?? Interlocked.CompareExchange(ref times.Text, text, null);
            if (there is not null && !ReferenceEquals(there, text) && there != text)
                continue;

            Interlocked.Increment(ref times.Count);
            Interlocked.Add(ref times.Rows, rows);
            Interlocked.Add(ref times.Ticks, ticks);
            long longest = Volatile.Read(ref times.Longest);
            while (ticks > longest)
            {
                long before = Interlocked.CompareExchange(ref times.Longest, ticks, longest);
                if (before == longest)
                    break;
                longest = before;
            }
            return;
        }
        Interlocked.Increment(ref _others);
    }

    public void Clear()
    {
        for (int i = 0; i < Rows; i++)
        {
            ref Times times = ref _times[i];
            Interlocked.Exchange(ref times.Count, 0);
            Interlocked.Exchange(ref times.Rows, 0);
            Interlocked.Exchange(ref times.Ticks, 0);
            Interlocked.Exchange(ref times.Longest, 0);
        }
        Interlocked.Exchange(ref _others, 0);
    }

    private struct Times
    {
        public string? Text;
        public long Count;
        public long Rows;
        public long Ticks;
        public long Longest;
    }
}

internal sealed record QueryTime(string Text, long Count, long Rows, double MeanMicroseconds, double SlowestMicroseconds);
