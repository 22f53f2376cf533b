namespace RawTp.Tests;

/// <summary>Races are tested by racing: programs are held in flight while others detach them.</summary>
public sealed partial class GracePeriodTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [TracePoint]
    private static partial void Waited(Gate gate);

    [TracePoint]
    private static partial void WaitedToo(Gate gate);

    [TracePoint]
    private static partial void WaitedDeep(Gate gate);

    [TracePoint]
    private static partial void Raced(Counter counter);

    private sealed class Gate
    {
        public ManualResetEventSlim Entered { get; } = new();
        public ManualResetEventSlim Leave { get; } = new();
        public RawTracepointLink? ToDispose { get; set; }
        public volatile bool HasLeft;
    }

    private sealed class Counter
    {
        public int Running;
        public int RunsAfterDispose;
        public bool IsDisposed;
    }

    [RawTracepointProgram]
    private static void HoldsOn(Gate gate)
    {
        gate.Entered.Set();
        gate.Leave.Wait();
        gate.HasLeft = true;
    }

    [RawTracepointProgram]
    private static void HoldsOnAfterFirings(Gate gate)
    {
        var passed = new Gate();
        passed.Leave.Set();
        WaitedToo(passed);
        WaitedToo(passed);
        HoldsOn(gate);
    }

    [RawTracepointProgram]
    private static void RelaysWithin(Gate gate) => WaitedDeep(gate);

    [RawTracepointProgram]
    private static void DisposesALink(Gate gate)
    {
        gate.Entered.Set();
        gate.Leave.Wait();
        gate.ToDispose!.Dispose();
        gate.HasLeft = true;
    }

    [RawTracepointProgram]
    private static void NotesWhetherDisposed(Counter counter)
    {
        Interlocked.Increment(ref counter.Running);
        if (Volatile.Read(ref counter.IsDisposed))
            Interlocked.Increment(ref counter.RunsAfterDispose);
        Interlocked.Decrement(ref counter.Running);
    }

    [Fact]
    public void Dispose_returns_only_when_the_run_in_flight_has_ended()
    {
        var gate = new Gate();
        RawTracepointLink link = WaitedTracepoint.Open(HoldsOnProgram);
        Thread firing = Start(() => Waited(gate));
        Assert.True(gate.Entered.Wait(s_patience));

        bool hadLeft = false;
        Thread disposing = Start(() =>
        {
            link.Dispose();
            hadLeft = gate.HasLeft;
        });
        Assert.False(disposing.Join(TimeSpan.FromMilliseconds(100)));
        gate.Leave.Set();

        Assert.True(disposing.Join(s_patience));
        Assert.True(hadLeft);
        Assert.True(firing.Join(s_patience));
    }

    [Fact]
    public void Dispose_waits_for_a_run_also_when_firings_inside_of_it_have_ended()
    {
        var gate = new Gate();
        using RawTracepointLink relaying = WaitedTooTracepoint.Open(RelaysWithinProgram);
        using RawTracepointLink deepest = WaitedDeepTracepoint.Open(HoldsOnProgram);
        RawTracepointLink link = WaitedTracepoint.Open(HoldsOnAfterFiringsProgram);
        Thread firing = Start(() => Waited(gate));
        Assert.True(gate.Entered.Wait(s_patience));

        Thread disposing = Start(link.Dispose);
        Assert.False(disposing.Join(TimeSpan.FromMilliseconds(100)));
        gate.Leave.Set();

        Assert.True(disposing.Join(s_patience));
        Assert.True(gate.HasLeft);
        Assert.True(firing.Join(s_patience));
    }

    [Fact]
    public void Synchronize_waits_for_every_run_in_flight()
    {
        var gate = new Gate();
        using RawTracepointLink link = WaitedTracepoint.Open(HoldsOnProgram);
        Thread firing = Start(() => Waited(gate));
        Assert.True(gate.Entered.Wait(s_patience));

        Thread waiting = Start(RawTracepoint.Synchronize);
        Assert.False(waiting.Join(TimeSpan.FromMilliseconds(100)));
        gate.Leave.Set();

        Assert.True(waiting.Join(s_patience));
        Assert.True(gate.HasLeft);
        Assert.True(firing.Join(s_patience));
    }

    [Fact]
    public void A_program_can_dispose_its_own_link()
    {
        var gate = new Gate();
        gate.Leave.Set();
        gate.ToDispose = WaitedTracepoint.Open(DisposesALinkProgram);

        Thread firing = Start(() => Waited(gate));

        Assert.True(firing.Join(s_patience));
        Assert.True(gate.HasLeft);
        Assert.False(gate.ToDispose.IsAttached);
    }

    [Fact]
    public void Two_programs_that_dispose_each_other_do_not_wait_for_ever()
    {
        var one = new Gate();
        var other = new Gate();
        one.ToDispose = WaitedTooTracepoint.Open(DisposesALinkProgram);
        other.ToDispose = WaitedTracepoint.Open(DisposesALinkProgram);
        Thread first = Start(() => Waited(one));
        Thread second = Start(() => WaitedToo(other));
        Assert.True(one.Entered.Wait(s_patience) && other.Entered.Wait(s_patience));

        one.Leave.Set();
        other.Leave.Set();

        Assert.True(first.Join(s_patience));
        Assert.True(second.Join(s_patience));
        Assert.False(WaitedEnabled || WaitedTooEnabled);
    }

    [Fact]
    public void No_run_is_in_flight_or_starts_after_Dispose_has_returned()
    {
        using var stop = new CancellationTokenSource();
        Counter counter = new();
        Thread[] firing = [Start(Fire), Start(Fire), Start(Fire)];
        for (int round = 0; round < 3000; round++)
        {
            Volatile.Write(ref counter, new Counter());
            RawTracepointLink link = RacedTracepoint.Open(NotesWhetherDisposedProgram);
            Thread.Yield();
            link.Dispose();
            Counter disposed = counter;
            Assert.Equal(0, Volatile.Read(ref disposed.Running));
            Volatile.Write(ref disposed.IsDisposed, true);
            Assert.Equal(0, Volatile.Read(ref disposed.RunsAfterDispose));
        }
        stop.Cancel();
        Assert.All(firing, thread => Assert.True(thread.Join(s_patience)));
        Assert.Equal(0, counter.RunsAfterDispose);

        void Fire()
        {
            while (!stop.IsCancellationRequested)
                Raced(Volatile.Read(ref counter));
        }
    }

    [Fact]
    public void The_marks_of_threads_that_ended_do_not_keep_a_detacher_waiting()
    {
        using (RawTracepointLink link = RacedTracepoint.Open(NotesWhetherDisposedProgram))
        {
            for (int i = 0; i < 200; i++)
                Assert.True(Start(() => Raced(new Counter())).Join(s_patience));
            GC.Collect();
        }
        Thread waiting = Start(RawTracepoint.Synchronize);
        Assert.True(waiting.Join(s_patience));
    }

    private static Thread Start(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true };
        thread.Start();
        return thread;
    }
}
