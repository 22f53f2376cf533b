using System.Diagnostics;

namespace RawTp.Benchmarks.Compare;

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
        Measured[] measured = [.. candidates.Select(candidate => new Measured(candidate.Group, candidate.Name, candidate.IsOn, [new double[rounds]], Allocated(candidate)))];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < measured.Length; i++)
                measured[i].Processes[0][round] = Time(candidates[i], operations[i]);
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
