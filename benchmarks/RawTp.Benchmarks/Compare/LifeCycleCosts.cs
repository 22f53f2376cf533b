using System.Diagnostics;

namespace RawTp.Benchmarks.Compare;

/// <summary>What is not paid at each firing.</summary>
/// <param name="What">The measure.</param>
/// <param name="Unit">Of the values.</param>
/// <param name="Median">Its median, or what it is.</param>
/// <param name="Minimum">The same from the smallest times.</param>
internal sealed record LifeCycleCost(string What, string Unit, double Median, double Minimum)
{
    public const string First = "first `Open` of the process";
    public const string Open = "`Open`, 16 other threads alive";
    public const string Dispose = "`Dispose`, 16 other threads alive";
    public const string TwoThreads = "two threads, RawTp: times the firings of one";
    public const string TwoThreadsOfEvent = "two threads, event: times the calls of one";

    private const int Openings = 2000;
    private const int Threads = 16;

    /// <summary>The median of what several processes say.</summary>
    public static LifeCycleCost[] Joined(IReadOnlyList<LifeCycleCost[]> processes)
        => [.. processes[0].Select((first, index) => first with
        {
            Median = Measured.Quantile([.. processes.Select(process => process[index].Median)], 0.5),
            Minimum = Measured.Quantile([.. processes.Select(process => process[index].Minimum)], 0.5),
        })];

    /// <summary>To be called before any other tracepoint is opened.</summary>
    public static LifeCycleCost FirstOpen()
    {
        long start = Stopwatch.GetTimestamp();
        TracepointSites.OpenSilent();
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return new(First, "ms", milliseconds, milliseconds);
    }

    /// <summary>On a tracepoint that has programs, while threads live that have fired and sleep now.</summary>
    public static IEnumerable<LifeCycleCost> OpenAndDispose()
    {
        using var fired = new CountdownEvent(Threads);
        using var end = new ManualResetEventSlim();
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            TracepointSites.FireOne(1000);
            fired.Signal();
            end.Wait();
        }))];
        Array.ForEach(threads, static thread => thread.Start());
        fired.Wait();
        var open = new double[Openings];
        var dispose = new double[Openings];
        for (int i = 0; i < Openings; i++)
        {
            long start = Stopwatch.GetTimestamp();
            RawTracepointLink link = TracepointSites.OpenSilent();
            long opened = Stopwatch.GetTimestamp();
            link.Dispose();
            open[i] = Stopwatch.GetElapsedTime(start, opened).TotalMicroseconds;
            dispose[i] = Stopwatch.GetElapsedTime(opened).TotalMicroseconds;
        }
        end.Set();
        Array.ForEach(threads, static thread => thread.Join());
        yield return Of(Open, open);
        yield return Of(Dispose, dispose);
    }

    /// <summary>How many times as much two threads do as one, in turns, with programs and subscribers that write nothing.</summary>
    public static IEnumerable<LifeCycleCost> Scaling()
    {
        DelegateSites.SubscribeSilent();
        const int Rounds = 1000;
        var tracepoint = new (double Alone, double Both)[Rounds];
        var raised = new (double Alone, double Both)[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            tracepoint[round] = Times(TracepointSites.FireOne);
            raised[round] = Times(DelegateSites.RaiseOne);
        }
        yield return Factor(TwoThreads, tracepoint);
        yield return Factor(TwoThreadsOfEvent, raised);
    }

    private static LifeCycleCost Factor(string what, (double Alone, double Both)[] rounds)
        => new(what, "", Measured.Quantile([.. rounds.Select(static round => 2 * round.Alone / round.Both)], 0.5), 2 * rounds.Min(static round => round.Alone) / rounds.Min(static round => round.Both));

    private static (double Alone, double Both) Times(Action<int> loop)
    {
        const int Calls = 20_000;
        double alone = Time(() => loop(Calls));
        using var together = new Barrier(2);
        var other = new Thread(() =>
        {
            together.SignalAndWait();
            loop(Calls);
        });
        other.Start();
        together.SignalAndWait();
        double both = Time(() =>
        {
            loop(Calls);
            other.Join();
        });
        return (alone, both);
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    private static LifeCycleCost Of(string what, double[] microseconds) => new(what, "µs", Measured.Quantile(microseconds, 0.5), microseconds.Min());
}
