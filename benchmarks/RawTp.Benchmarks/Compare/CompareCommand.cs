using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;

namespace RawTp.Benchmarks.Compare;

/// <summary>The command <c>compare</c>: every way to instrument a site, side by side in one process.</summary>
internal static class CompareCommand
{
    private const int Rounds = 3000;
    private const int PipedRounds = 300;

    /// <param name="directory">Where table and plot are written.</param>
    public static void Run(string directory)
    {
        LifeCycleCost first = LifeCycleCost.FirstOpen();
        using var listener = new EventSourceSites.Listener();
        IReadOnlyList<Measured> measured = PairedRounds.Measure(
            [.. TracepointSites.Candidates(), .. DelegateSites.Candidates(), .. DiagnosticsSites.Candidates(), .. EventSourceSites.Candidates()], Rounds);
        // By themselves, since a session has a thread of its own that would be in the way of the others.
        measured = [.. measured, .. MeasurePiped()];
        (IReadOnlyList<Measured> native, IReadOnlyList<string> missing) = NativePeers.Measure();
        measured = [.. measured, .. native];
        LifeCycleCost[] costs = [first, .. LifeCycleCost.OpenAndDispose(), .. LifeCycleCost.Scaling()];

        Directory.CreateDirectory(directory);
        string table = CompareDocument.Of(measured, costs, missing);
        File.WriteAllText(Path.Combine(directory, "compare.md"), table);
        File.WriteAllText(Path.Combine(directory, "compare.svg"), ComparePlot.Of(measured));
        Console.WriteLine(table);
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
