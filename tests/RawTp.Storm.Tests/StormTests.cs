using System.Globalization;
using Xunit.Abstractions;

namespace RawTp.Tests;

/// <summary>
/// Threads fire while others open, update, dispose, fault and recurse at random and the collector moves what they fire. The seed of
/// a run is in its output; the variables RAWTP_STORM_SEED and RAWTP_STORM_SECONDS set it and the length of the first storm.
/// </summary>
public sealed class StormTests(ITestOutputHelper output)
{
    private const int Firing = 3, Changing = 2, RelayedTracepoints = 10, RecursingTracepoints = 5;

    private readonly int _seed = Setting("RAWTP_STORM_SEED") ?? Random.Shared.Next();
    private readonly bool[] _isRelayed = [.. Enumerable.Range(0, StormTracepoints.Count).Select(static i => i < RelayedTracepoints)];
    private volatile bool _isOver;
    private long _sent, _opened;
    private static long s_lastCookie;

    [Fact]
    public void Nothing_is_lost_doubled_or_run_too_late_in_a_minute_of_storm()
        => Rage(TimeSpan.FromSeconds(Setting("RAWTP_STORM_SECONDS") ?? 60), collectEvery: TimeSpan.FromMilliseconds(20));

    [Fact]
    public void Addresses_passed_as_arguments_stay_right_while_the_collector_compacts_without_pause()
        => Rage(TimeSpan.FromSeconds(Math.Min(15, Setting("RAWTP_STORM_SECONDS") ?? 15)), collectEvery: TimeSpan.Zero);

    private static int? Setting(string name)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : null;

    private void Rage(TimeSpan duration, TimeSpan collectEvery)
    {
        output.WriteLine($"RAWTP_STORM_SEED={_seed}");
        var (witnessed, seen, relayed, recursed, thrown) = StormPrograms.Totals;
        Counts before = Counts.Now;
        List<RawTracepointLink> lasting = [.. Enumerable.Range(0, StormTracepoints.Count).Select(i => StormTracepoints.All[i].Open(StormPrograms.WitnessesProgram, (ulong)i))];
        List<RawTracepointLink> updated = [.. Enumerable.Range(0, RelayedTracepoints).Select(i => StormTracepoints.All[i].Open(StormPrograms.RelaysOneProgram, (ulong)i))];
        List<RawTracepointLink> recursing = [.. Enumerable.Range(0, RecursingTracepoints).Select(i => StormTracepoints.All[i].Open(StormPrograms.RecursesProgram, (ulong)i))];

        RawTracepointLink few = StormTracepoints.OpenFew(StormPrograms.SeesFewProgram);

        IDisposable statistics = RawTracepoint.EnableStats();
        int seed = _seed;
        Thread[] threads =
        [
            .. Enumerable.Range(0, Firing).Select(_ => Start(new Random(seed++), FireUntilOver)),
            .. Enumerable.Range(0, Changing).Select(_ => Start(new Random(seed++), ChangeUntilOver)),
            Start(new Random(seed++), chance => UpdateUntilOver(chance, updated)),
            Start(new Random(seed++), _ => CollectUntilOver(collectEvery)),
        ];
        Thread.Sleep(duration);
        _isOver = true;
        Array.ForEach(threads, thread => Assert.True(thread.Join(TimeSpan.FromSeconds(60)), $"A thread hangs. Seed {_seed}."));
        statistics.Dispose();
        RawTracepoint.Detach([.. lasting, .. updated, .. recursing, few]);

        var totals = StormPrograms.Totals;
        Counts counted = Counts.Now.Since(before);
        output.WriteLine($"{_sent} firings, {_opened} links opened, {counted}");
        Verify(_sent == totals.Witnessed - witnessed, $"{_sent} firings, but {totals.Witnessed - witnessed} were witnessed.");
        Verify(_sent == totals.Seen - seen, $"{_sent} firings of few arguments, but {totals.Seen - seen} were seen.");
        Verify(counted.Witnessed == totals.Witnessed - witnessed, $"The witness ran {totals.Witnessed - witnessed} times, but {counted.Witnessed} were counted.");
        Verify(counted.Relayed == totals.Relayed - relayed, $"The updated programs ran {totals.Relayed - relayed} times, but {counted.Relayed} were counted.");
        Verify(counted.Recursed == totals.Recursed - recursed, $"The recursing program ran {totals.Recursed - recursed} times, but {counted.Recursed} were counted.");
        Verify(counted.Thrown == totals.Thrown - thrown, $"The throwing program threw {totals.Thrown - thrown} times, but {counted.Thrown} faults were counted.");
        Verify(StormTracepoints.All.All(static tracepoint => !tracepoint.IsEnabled), "A tracepoint is still enabled.");
        Verify(_sent > 1000 && _opened > 100 && counted.Missed > 0 && counted.Thrown > 0, "The storm was a calm.");
        Assert.True(StormPrograms.Wrong.IsEmpty, $"Seed {_seed}:\n{string.Join("\n", StormPrograms.Wrong)}");

        static void Verify(bool holds, string wrong)
        {
            if (!holds)
                StormPrograms.Report(wrong);
        }
    }

    private static Thread Start(Random chance, Action<Random> body)
    {
        var thread = new Thread(() =>
        {
            Voyage.Current.Chance = chance;
            try
            {
                body(chance);
            }
            catch (Exception unexpected)
            {
                StormPrograms.Report(unexpected.ToString());
            }
        })
        { IsBackground = true };
        thread.Start();
        return thread;
    }

    private void FireUntilOver(Random chance)
    {
        while (!_isOver)
            StormPrograms.Send(chance.Next(StormTracepoints.Count));
        Settle();
    }

    private void Settle() => Interlocked.Add(ref _sent, StormPrograms.Settle(_isRelayed));

    private void ChangeUntilOver(Random chance)
    {
        var open = new List<(RawTracepointLink Link, ulong Cookie)>();
        while (!_isOver)
        {
            switch (chance.Next(12))
            {
                case < 5:
                    Open(open, chance);
                    break;
                case < 9 when open.Count > 0:
                    Dispose(open, chance.Next(open.Count));
                    break;
                case 9 when open.Count > 0:
                    Update(open[chance.Next(open.Count)].Link);
                    break;
                case 10 when open.Count > 20:
                    RawTracepoint.Detach(open.Select(static passing => passing.Link));
                    open.ForEach(static passing => Volatile.Write(ref StormPrograms.IsDisposed[passing.Cookie], true));
                    open.Clear();
                    break;
                case 11 when chance.Next(20) == 0:
                    // Born, fires, and ends.
                    Start(new Random(chance.Next()), own =>
                    {
                        for (int i = 0; i < 100; i++)
                            StormPrograms.Send(own.Next(StormTracepoints.Count));
                        Settle();
                    }).Join();
                    break;
            }
        }
        while (open.Count > 0)
            Dispose(open, open.Count - 1);
    }

    private void Open(List<(RawTracepointLink, ulong)> open, Random chance)
    {
        ulong cookie = (ulong)Interlocked.Increment(ref s_lastCookie);
        if (cookie >= (ulong)StormPrograms.IsDisposed.Length)
            return;
        RawTracepoint tracepoint = StormTracepoints.All[chance.Next(StormTracepoints.Count)];
        Interlocked.Increment(ref _opened);
        switch (chance.Next(10))
        {
            case 0:
                open.Add((tracepoint.Open(StormPrograms.ThrowsProgram, cookie), cookie));
                break;
            case 1:
                open.Add((tracepoint.Open(StormPrograms.FiresAnotherProgram, cookie), cookie));
                break;
            case 2:
                RawTracepointLink own = tracepoint.Open(StormPrograms.DisposesItselfProgram, cookie);
                StormPrograms.Own[cookie] = own;
                open.Add((own, cookie));
                break;
            case 3:
                open.Add((tracepoint.Open(StormPrograms.PassesTypedProgram, cookie), cookie));
                break;
            default:
                open.Add((tracepoint.Open(StormPrograms.PassesProgram, cookie), cookie));
                break;
        }
    }

    private static void Dispose(List<(RawTracepointLink Link, ulong Cookie)> open, int index)
    {
        (RawTracepointLink link, ulong cookie) = open[index];
        open.RemoveAt(index);
        link.Dispose();
        Volatile.Write(ref StormPrograms.IsDisposed[cookie], true);
        StormPrograms.Own.TryRemove(cookie, out _);
    }

    private static void Update(RawTracepointLink link)
    {
        try
        {
            link.Update(StormPrograms.PassesProgram);
        }
        catch (RawTracepointException refused) when (refused.Error is RawTracepointError.LinkFaulted or RawTracepointError.LinkDisposed)
        {
            // A program was faster.
        }
    }

    private void UpdateUntilOver(Random chance, List<RawTracepointLink> updated)
    {
        while (!_isOver)
        {
            RawTracepointLink link = updated[chance.Next(updated.Count)];
            link.Update(link.Program == StormPrograms.RelaysOneProgram ? StormPrograms.RelaysOtherProgram : StormPrograms.RelaysOneProgram);
        }
    }

    private void CollectUntilOver(TimeSpan pause)
    {
        var held = new Queue<byte[]>();
        while (!_isOver)
        {
            // Holes in the heap, so that there is something to compact.
            for (int i = 0; i < 100; i++)
                held.Enqueue(new byte[200]);
            while (held.Count > 10_000)
                held.Dequeue();
            GC.Collect(Random.Shared.Next(3), GCCollectionMode.Forced, blocking: true, compacting: true);
            Thread.Sleep(pause);
        }
    }

    /// <summary>What the run time has counted.</summary>
    private sealed record Counts(long Witnessed, long Relayed, long Recursed, long Missed, long Thrown)
    {
        public static Counts Now => new(
            StormPrograms.WitnessesProgram.RunCount,
            StormPrograms.RelaysOneProgram.RunCount + StormPrograms.RelaysOtherProgram.RunCount,
            StormPrograms.RecursesProgram.RunCount,
            StormPrograms.RecursesProgram.RecursionMisses,
            StormPrograms.ThrowsProgram.Faults);

        public Counts Since(Counts before)
            => new(Witnessed - before.Witnessed, Relayed - before.Relayed, Recursed - before.Recursed, Missed - before.Missed, Thrown - before.Thrown);
    }
}
