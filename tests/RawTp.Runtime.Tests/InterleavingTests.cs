namespace RawTp.Tests;

/// <summary>
/// The interleavings that matter to the model of the protocol (Model/AttachProtocolTests), with the real code held at the points in
/// question by programs that wait to be told to leave.
/// </summary>
[Collection("grace periods")]
public sealed partial class InterleavingTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(50);

    [TracePoint("interleaved_one")]
    private static partial void One(Stop? stop);

    [TracePoint("interleaved_other")]
    private static partial void Other(Stop? stop);

    /// <summary>Where a program stands until it is told to leave.</summary>
    private sealed class Stop
    {
        public readonly ManualResetEventSlim Reached = new();
        public ManualResetEventSlim Leave { get; init; } = new();
        public CountdownEvent? Inside { get; init; }
        public RawTracepointLink? ToDispose;
        public RawTracepointLink? ToOpenBeside;
    }

    private static int s_runs;

    [RawTracepointProgram]
    private static void Holds(Stop? stop)
    {
        Interlocked.Increment(ref s_runs);
        if (stop is null)
            return;
        stop.Reached.Set();
        stop.Inside?.Signal();
        Assert.True(stop.Leave.Wait(2 * s_patience), "Nobody let the program end.");
        stop.ToDispose?.Dispose();
        stop.ToOpenBeside = stop.ToDispose is null ? null : OtherTracepoint.Open(CountsProgram);
    }

    [RawTracepointProgram]
    private static void Counts(RawTracepointArgs args) => Interlocked.Increment(ref s_runs);

    public InterleavingTests() => s_runs = 0;

    [Fact]
    public void A_firing_that_begins_while_a_detacher_waits_neither_runs_the_program_nor_is_waited_for()
    {
        using RawTracepointLink kept = OtherTracepoint.Open(HoldsProgram);
        RawTracepointLink link = OneTracepoint.Open(HoldsProgram);
        Stop early = new(), late = new();
        Thread first = Fire(One, early);
        Thread disposing = Start(link.Dispose);
        Assert.True(SpinWait.SpinUntil(() => !link.IsAttached, s_patience));
        Assert.False(disposing.Join(s_moment));

        Thread second = Fire(Other, late);
        One(null);
        early.Leave.Set();

        Assert.True(disposing.Join(s_patience));
        Assert.False(late.Leave.IsSet);
        Assert.Equal(2, s_runs);
        late.Leave.Set();
        Assert.True(first.Join(s_patience) && second.Join(s_patience));
    }

    [Fact]
    public void A_firing_that_begins_while_a_detacher_waits_is_not_waited_for_on_a_thread_that_has_fired_before_either()
    {
        using RawTracepointLink kept = OtherTracepoint.Open(HoldsProgram);
        RawTracepointLink link = OneTracepoint.Open(HoldsProgram);
        Stop early = new(), late = new();
        using CountdownEvent haveFired = new(8), areInside = new(8);
        using ManualResetEventSlim again = new();
        // Their marks lie on both sides of the one that is waited for, whatever the order in which they are looked at.
        Thread[] before = FourOthers();
        Thread first = Fire(One, early);
        Thread[] after = FourOthers();
        Assert.True(haveFired.Wait(s_patience));
        Thread disposing = Start(link.Dispose);
        Assert.True(SpinWait.SpinUntil(() => !link.IsAttached, s_patience));
        Assert.False(disposing.Join(s_moment));

        again.Set();
        Assert.True(areInside.Wait(s_patience));
        early.Leave.Set();

        Assert.True(disposing.Join(s_patience));
        late.Leave.Set();
        Assert.All([first, .. before, .. after], static thread => Assert.True(thread.Join(s_patience)));

        Thread[] FourOthers() => [.. Enumerable.Range(0, 4).Select(_ => Start(() =>
        {
            Other(null);
            haveFired.Signal();
            again.Wait();
            Other(new Stop { Inside = areInside, Leave = late.Leave });
        }))];
    }

    [Fact]
    public void A_detacher_that_comes_while_another_waits_is_not_served_by_that_ones_grace_period()
    {
        RawTracepointLink one = OneTracepoint.Open(HoldsProgram), other = OtherTracepoint.Open(HoldsProgram);
        Stop early = new(), late = new();
        Thread first = Fire(One, early);
        Thread disposingOne = Start(one.Dispose);
        Assert.True(SpinWait.SpinUntil(() => !one.IsAttached, s_patience));
        Assert.False(disposingOne.Join(s_moment));
        // After the grace period began.
        Thread second = Fire(Other, late);
        Thread disposingOther = Start(other.Dispose);
        Assert.True(SpinWait.SpinUntil(() => !other.IsAttached, s_patience));

        early.Leave.Set();

        Assert.True(disposingOne.Join(s_patience));
        Assert.False(disposingOther.Join(s_moment));
        late.Leave.Set();
        Assert.True(disposingOther.Join(s_patience) && first.Join(s_patience) && second.Join(s_patience));
    }

    [Fact]
    public void A_thread_that_is_born_while_a_detacher_waits_does_not_run_the_program()
    {
        RawTracepointLink link = OneTracepoint.Open(HoldsProgram);
        using RawTracepointLink beside = OneTracepoint.Open(CountsProgram);
        var stop = new Stop();
        Thread firing = Fire(One, stop);
        Thread disposing = Start(link.Dispose);
        Assert.True(SpinWait.SpinUntil(() => !link.IsAttached, s_patience));

        Assert.True(Start(() => One(null)).Join(s_patience));

        Assert.Equal(2, s_runs);
        stop.Leave.Set();
        Assert.True(disposing.Join(s_patience) && firing.Join(s_patience));
    }

    [Fact]
    public void A_program_that_disposes_while_a_detacher_outside_waits_for_it_does_not_wait_for_its_turn()
    {
        RawTracepointLink one = OneTracepoint.Open(HoldsProgram), other = OtherTracepoint.Open(CountsProgram);
        var stop = new Stop { ToDispose = other };
        Thread firing = Fire(One, stop);
        Thread disposing = Start(one.Dispose);
        Assert.True(SpinWait.SpinUntil(() => !one.IsAttached, s_patience));
        Assert.False(disposing.Join(s_moment));

        stop.Leave.Set();

        Assert.True(firing.Join(s_patience) && disposing.Join(s_patience));
        Assert.False(other.IsAttached);
        stop.ToOpenBeside!.Dispose();
    }

    [Fact]
    public void A_link_that_is_disposed_while_another_is_opened_leaves_the_other_attached()
    {
        for (int round = 0; round < 500; round++)
        {
            RawTracepointLink link = OneTracepoint.Open(CountsProgram);
            using var both = new Barrier(2);
            Thread disposing = Start(() =>
            {
                both.SignalAndWait();
                link.Dispose();
            });
            both.SignalAndWait();
            using RawTracepointLink opened = OneTracepoint.Open(CountsProgram);
            Assert.True(disposing.Join(s_patience));
            s_runs = 0;
            One(null);
            Assert.Equal(1, s_runs);
            Assert.Equal([opened], OneTracepoint.Links);
        }
    }

    [Fact]
    public async Task A_thread_of_the_pool_that_fires_is_waited_for_as_any_other()
    {
        RawTracepointLink link = OneTracepoint.Open(HoldsProgram);
        var stop = new Stop();
        Task firing = Task.Run(() => One(stop));
        Assert.True(stop.Reached.Wait(s_patience));
        Task disposing = Task.Run(link.Dispose);
        await Task.Delay(s_moment);
        Assert.False(disposing.IsCompleted);

        stop.Leave.Set();

        await Task.WhenAll(firing, disposing).WaitAsync(s_patience);
    }

    private static Thread Fire(Action<Stop?> tracepoint, Stop stop)
    {
        Thread thread = Start(() => tracepoint(stop));
        Assert.True(stop.Reached.Wait(s_patience));
        return thread;
    }

    private static Thread Start(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true };
        thread.Start();
        return thread;
    }
}
