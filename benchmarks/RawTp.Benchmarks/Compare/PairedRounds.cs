using System.Diagnostics;

namespace RawTp.Benchmarks.Compare;

/// <summary>What was measured of one candidate, in nanoseconds for one operation, in the order of the rounds.</summary>
internal sealed record Measured(Candidate Candidate, double[] Nanoseconds, double Bytes)
{
    public double Median => Quantile(Nanoseconds, 0.5);

    public double Minimum => Nanoseconds.Min();

    /// <summary>The middle half of the rounds.</summary>
    public (double From, double To) Spread => (Quantile(Nanoseconds, 0.25), Quantile(Nanoseconds, 0.75));

    /// <summary>The median of the ratios of each round, which a busy round changes less than it changes its times.</summary>
    public double RatioTo(Measured baseline) => Quantile([.. Nanoseconds.Zip(baseline.Nanoseconds, static (mine, other) => mine / other)], 0.5);

    public static double Quantile(double[] values, double at)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(at * (sorted.Length - 1))];
    }
}

/// <summary>
/// Measures all candidates in turn, many times: what disturbs the machine for longer than a round disturbs all of them alike, and what is shorter is in few rounds.
/// </summary>
internal static class PairedRounds
{
    private const double NanosecondsOfOneTurn = 40_000;

    public static IReadOnlyList<Measured> Measure(IReadOnlyList<Candidate> candidates, int rounds)
    {
        WarmUp(candidates);
        foreach (Candidate candidate in candidates)
            candidate.Late?.Invoke();
        WarmUp(candidates);
        int[] operations = [.. candidates.Select(static candidate => (int)Math.Clamp(NanosecondsOfOneTurn / Enumerable.Range(0, 9).Min(_ => Time(candidate, 200)), 16, 20_000))];
        Measured[] measured = [.. candidates.Select(candidate => new Measured(candidate, new double[rounds], Allocated(candidate)))];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < measured.Length; i++)
                measured[i].Nanoseconds[round] = Time(candidates[i], operations[i]);
        }
        return measured;
    }

    /// <summary>With pauses in which the JIT's background thread compiles the next tier.</summary>
    private static void WarmUp(IReadOnlyList<Candidate> candidates)
    {
        for (int pass = 0; pass < 40; pass++)
        {
            foreach (Candidate candidate in candidates)
                candidate.Loop(100);
            Thread.Sleep(30);
        }
    }

    private static double Time(Candidate candidate, int operations)
    {
        long start = Stopwatch.GetTimestamp();
        candidate.Loop(operations);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / operations;
    }

    private static double Allocated(Candidate candidate)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        candidate.Loop(1000);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1000.0;
    }
}
