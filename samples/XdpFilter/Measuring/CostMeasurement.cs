using System.Diagnostics;
using RawTp;

namespace XdpFilter;

/// <summary>
/// Measures what programs cost: the same packets, received with nothing attached, with one program and with all. The
/// three take turns, so that whatever else slows the machine down slows all of them, and each round compares like with like.
/// </summary>
internal sealed class CostMeasurement(PacketsInMemory packets, ReceivePath path, CancellationToken cancellation)
{
    private const int Rounds = 41;
    private const double WarmUpShare = 0.3;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(20);

    private static readonly (string Name, Func<RawTracepointLink[]> Attach)[] s_variants =
    [
        ("nothing attached", () => []),
        ("one program", Monitor.AttachOne),
        ("all five programs", Monitor.AttachAll),
    ];

    /// <param name="repeat">How often the packets are received in each turn, or null for as often as takes a moment.</param>
    /// <param name="progress">Called with 0 to 1 as the measurement goes on.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public CostTable Run(long? repeat, Action<double> progress)
    {
        WarmUp(progress);
        double eventsPerPacket = EventsPerPacket();
        long passes = repeat ?? PassesInATurn();

        double[][] nanoseconds = [.. s_variants.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            progress(WarmUpShare + ((1 - WarmUpShare) * round / Rounds));
            for (int turn = 0; turn < s_variants.Length; turn++)
            {
                int variant = (round + turn) % s_variants.Length;
                nanoseconds[variant][round] = Time(variant, passes).TotalNanoseconds / passes / packets.Count;
            }
        }

        return new CostTable(packets.Count, passes, Rounds, eventsPerPacket,
        [
            .. s_variants.Select((variant, i) => new CostRow(
                variant.Name,
                PacketCost: Median(nanoseconds[0]) + ExtraCost(nanoseconds, i),
                ExtraCost: ExtraCost(nanoseconds, i))),
        ]);
    }

    // Until the JIT, which works in the background, has compiled everything for the last time: attached and not.
    private void WarmUp(Action<double> progress)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        while ((elapsed = Stopwatch.GetElapsedTime(start)) < s_warmUp)
        {
            progress(WarmUpShare * (elapsed / s_warmUp));
            for (int variant = 0; variant < s_variants.Length; variant++)
                Time(variant, passes: 1);
        }
    }

    private long PassesInATurn()
    {
        long passes = 1;
        while (Time(0, passes) < s_turn)
            passes *= 2;
        return passes;
    }

    private TimeSpan Time(int variant, long passes)
    {
        RawTracepointLink[] links = s_variants[variant].Attach();
        try
        {
            long start = Stopwatch.GetTimestamp();
            packets.Replay(path, passes, cancellation);
            return Stopwatch.GetElapsedTime(start);
        }
        finally
        {
            foreach (RawTracepointLink link in links)
                link.Dispose();
        }
    }

    private double EventsPerPacket()
    {
        Monitor.Reset();
        Time(s_variants.Length - 1, passes: 1);
        return (double)Monitor.EventCount / packets.Count;
    }

    // The median of the differences within each round, in which the machine's moods cancel out.
    private static double ExtraCost(double[][] nanoseconds, int variant) =>
        Median([.. nanoseconds[variant].Zip(nanoseconds[0], (with, without) => with - without)]);

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}

/// <summary>What the measurement found.</summary>
/// <param name="EventsPerPacket">How many tracepoints a packet passes, attached or not.</param>
internal sealed record CostTable(int Packets, long Passes, int Rounds, double EventsPerPacket, IReadOnlyList<CostRow> Rows);

/// <param name="PacketCost">Nanoseconds for each packet.</param>
/// <param name="ExtraCost">How many of them more than with nothing attached.</param>
internal sealed record CostRow(string Name, double PacketCost, double ExtraCost);
