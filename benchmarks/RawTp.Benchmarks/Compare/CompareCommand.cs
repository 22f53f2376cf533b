using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;

namespace RawTp.Benchmarks.Compare;

/// <summary>The command <c>compare</c>: every way to instrument a site, side by side, in several processes after one another.</summary>
internal static class CompareCommand
{
    private const int Rounds = 1000;
    private const int PipedRounds = 100;

    private const int Processes = 7;

    /// <param name="directory">Where table and plot are written.</param>
    public static void Run(string directory)
    {
        CompareProcess[] processes = [.. Enumerable.Range(0, Processes).Select(static _ => CompareProcess.Run())];
        (IReadOnlyList<Measured> native, IReadOnlyList<string> missing) = NativePeers.Measure();
        Measured[] measured = [.. Measured.Joined([.. processes.Select(static process => process.Measured)]), .. native];
        LifeCycleCost[] costs = LifeCycleCost.Joined([.. processes.Select(static process => process.Costs)]);

        Directory.CreateDirectory(directory);
        string table = CompareDocument.Of(measured, costs, missing);
        File.WriteAllText(Path.Combine(directory, "compare.md"), table);
        File.WriteAllText(Path.Combine(directory, "compare.svg"), ComparePlot.Of(measured));
        Console.WriteLine(table);
    }

    /// <summary>What one of the processes does.</summary>
    public static CompareProcess Measure()
    {
        LifeCycleCost first = LifeCycleCost.FirstOpen();
        using var listener = new EventSourceSites.Listener();
        IReadOnlyList<Measured> measured = PairedRounds.Measure(
            [.. TracepointSites.Candidates(), .. DelegateSites.Candidates(), .. DiagnosticsSites.Candidates(), .. EventSourceSites.Candidates()], Rounds);
        // By themselves, since a session has a thread of its own that would be in the way of the others.
        return new CompareProcess([.. measured, .. MeasurePiped()], [first, .. LifeCycleCost.OpenAndDispose(), .. LifeCycleCost.Scaling()]);
    }

    private static IReadOnlyList<Measured> MeasurePiped()
    {
        using EventPipeSession plain = Listen(PipedSource.SourceName, withStacks: false);
        using EventPipeSession stacks = Listen(PipedStackSource.SourceName, withStacks: true);
        Task reading = Task.WhenAll(Task.Run(() => plain.EventStream.CopyTo(Stream.Null)), Task.Run(() => stacks.EventStream.CopyTo(Stream.Null)));
        IReadOnlyList<Measured> measured = PairedRounds.Measure([.. EventSourceSites.PipedCandidates()], PipedRounds);
        plain.Stop();
        stacks.Stop();
        reading.Wait();
        return measured;
    }

    private static EventPipeSession Listen(string source, bool withStacks)
        => new DiagnosticsClient(Environment.ProcessId).StartEventPipeSession(
            new EventPipeSessionConfiguration([new EventPipeProvider(source, EventLevel.Verbose)], circularBufferSizeMB: 64, requestRundown: false, requestStackwalk: withStacks));
}
