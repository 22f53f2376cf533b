namespace RawTp.Tests;

/// <summary>How many grace periods it takes is counted by the process, so no other test may run beside these.</summary>
[CollectionDefinition("grace periods", DisableParallelization = true)]
public sealed class GracePeriodCollection;

[Collection("grace periods")]
public sealed partial class ManyLinksTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [TracePoint("many_one")]
    private static partial void One(int value);

    [TracePoint("many_other")]
    private static partial void Other(ManualResetEventSlim leave);

    private static int s_runs;
    private static readonly ManualResetEventSlim s_entered = new();

    [RawTracepointProgram]
    private static void Counts(RawTracepointArgs args) => s_runs++;

    [RawTracepointProgram]
    private static void Holds(ManualResetEventSlim leave)
    {
        s_entered.Set();
        leave.Wait(s_patience);
    }

    [Fact]
    public void Detaching_a_thousand_links_takes_one_grace_period()
    {
        s_runs = 0;
        RawTracepointLink[] links = [.. Enumerable.Range(0, 1000).Select(static i => (i % 2 == 0 ? OneTracepoint : OtherTracepoint).Open(CountsProgram))];
        using RawTracepointLink kept = OneTracepoint.Open(CountsProgram);
        One(1);
        Assert.Equal(501, s_runs);
        long before = GracePeriod.Completed;

        RawTracepoint.Detach(links);

        Assert.Equal(1, GracePeriod.Completed - before);
        Assert.All(links, static link => Assert.False(link.IsAttached));
        Assert.Equal([kept], OneTracepoint.Links);
        Assert.False(OtherEnabled);
        RawTracepoint.Detach(links);
        Array.ForEach(links, static link => link.Dispose());
        Assert.Equal(1, GracePeriod.Completed - before);
    }

    [Fact]
    public void Threads_that_dispose_at_once_share_grace_periods()
    {
        const int Threads = 16;
        RawTracepointLink[] links = [.. Enumerable.Range(0, Threads).Select(static _ => OneTracepoint.Open(CountsProgram))];
        using var leave = new ManualResetEventSlim();
        using RawTracepointLink held = OtherTracepoint.Open(HoldsProgram);
        s_entered.Reset();
        Thread firing = Start(() => Other(leave));
        Assert.True(s_entered.Wait(s_patience));
        long before = GracePeriod.Completed;

        // The first waits for the program that is held; the others come meanwhile and wait for the next grace period.
        Thread[] disposing = [.. links.Select(static link => Start(link.Dispose))];
        Assert.True(SpinWait.SpinUntil(() => disposing.Count(static thread => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)) >= Threads - 1 && !OneEnabled, s_patience));
        Thread.Sleep(50);
        Assert.Equal(0, GracePeriod.Completed - before);
        leave.Set();

        Assert.All(disposing, static thread => Assert.True(thread.Join(s_patience)));
        Assert.True(firing.Join(s_patience));
        Assert.InRange(GracePeriod.Completed - before, 1, 3);
    }

    [Fact]
    public void A_list_with_a_null_in_it_is_refused_and_nothing_is_detached()
    {
        using RawTracepointLink link = OneTracepoint.Open(CountsProgram);

        Assert.Throws<ArgumentException>(() => RawTracepoint.Detach([link, null!]));

        Assert.True(link.IsAttached);
    }

    private static Thread Start(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true };
        thread.Start();
        return thread;
    }
}
