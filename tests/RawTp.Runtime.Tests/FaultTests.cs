namespace RawTp.Tests;

public sealed partial class FaultTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [TracePoint("faulted")]
    private static partial void Faulted(Meeting? meeting);

    private sealed class Meeting
    {
        public readonly Barrier Inside = new(4);
        public readonly ManualResetEventSlim Updated = new();
    }

    private readonly List<RawTracepointLink> _announced = [];

    public FaultTests() => RawTracepoint.LinkFaulted += Note;

    public void Dispose() => RawTracepoint.LinkFaulted -= Note;

    private void Note(RawTracepointLink link)
    {
        if (link.Tracepoint == FaultedTracepoint)
        {
            lock (_announced)
                _announced.Add(link);
        }
    }

    [RawTracepointProgram]
    private static void Throws(RawTracepointArgs args) => throw new InvalidOperationException("as always");

    [RawTracepointProgram]
    private static void MeetsAndThrows(Meeting? meeting)
    {
        Assert.True(meeting!.Inside.SignalAndWait(s_patience));
        throw new InvalidOperationException("together");
    }

    [RawTracepointProgram]
    private static void ThrowsOnceUpdated(Meeting? meeting)
    {
        meeting!.Inside.SignalAndWait(s_patience);
        meeting.Updated.Wait(s_patience);
        throw new InvalidOperationException("the former");
    }

    [RawTracepointProgram]
    private static void HoldsOrThrows(Meeting? meeting)
    {
        if (meeting is null)
            throw new InvalidOperationException("on one thread");
        meeting.Inside.SignalAndWait(s_patience);
        meeting.Updated.Wait(s_patience);
    }

    [RawTracepointProgram]
    private static void Fine(RawTracepointArgs args) { }

    [Fact]
    public void A_fault_is_announced_once_with_its_link()
    {
        RawTracepointLink link = FaultedTracepoint.Open(ThrowsProgram);

        Faulted(null);
        Faulted(null);

        Assert.Equal([link], _announced);
        Assert.Equal("as always", link.Fault?.Message);
        Assert.Null(Record.Exception(link.Dispose));
    }

    [Fact]
    public void One_program_on_two_links_faults_on_each()
    {
        long faults = ThrowsProgram.Faults;
        RawTracepointLink[] links = [FaultedTracepoint.Open(ThrowsProgram), FaultedTracepoint.Open(ThrowsProgram)];

        Faulted(null);

        Assert.Equal(links, _announced);
        Assert.Equal(2, ThrowsProgram.Faults - faults);
    }

    [Fact]
    public void A_handler_that_throws_harms_neither_the_other_handlers_nor_the_traced_code()
    {
        Action<RawTracepointLink> broken = static _ => throw new InvalidOperationException("of the handler");
        RawTracepoint.LinkFaulted -= Note;
        RawTracepoint.LinkFaulted += broken;
        RawTracepoint.LinkFaulted += Note;
        try
        {
            FaultedTracepoint.Open(ThrowsProgram);
            Faulted(null);
        }
        finally
        {
            RawTracepoint.LinkFaulted -= broken;
        }
        Assert.Single(_announced);
    }

    [Fact]
    public void Threads_that_are_inside_together_may_each_throw_once_and_it_is_announced_once()
    {
        long faults = MeetsAndThrowsProgram.Faults;
        RawTracepointLink link = FaultedTracepoint.Open(MeetsAndThrowsProgram);
        var meeting = new Meeting();
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => Start(() => { Faulted(meeting); Faulted(meeting); Faulted(meeting); }))];

        Assert.All(threads, static thread => Assert.True(thread.Join(s_patience)));
        Assert.Equal(4, MeetsAndThrowsProgram.Faults - faults);
        Assert.Equal([link], _announced);
    }

    [Fact]
    public void A_run_of_the_former_program_that_throws_after_an_update_leaves_the_link_to_the_new_one()
    {
        long faults = ThrowsOnceUpdatedProgram.Faults;
        using RawTracepointLink link = FaultedTracepoint.Open(ThrowsOnceUpdatedProgram);
        var meeting = new Meeting();
        meeting.Inside.RemoveParticipants(2);
        Thread firing = Start(() => Faulted(meeting));
        Assert.True(meeting.Inside.SignalAndWait(s_patience));
        Thread updating = Start(() => link.Update(FineProgram));
        Assert.True(SpinWait.SpinUntil(() => link.Program == FineProgram, s_patience));
        meeting.Updated.Set();

        Assert.True(firing.Join(s_patience) && updating.Join(s_patience));
        Assert.True(link.IsAttached);
        Assert.Null(link.Fault);
        Assert.Empty(_announced);
        Assert.Equal(1, ThrowsOnceUpdatedProgram.Faults - faults);
    }

    [Fact]
    public void Dispose_of_a_link_that_has_faulted_waits_for_the_runs_of_other_threads_that_are_still_in_flight()
    {
        RawTracepointLink link = FaultedTracepoint.Open(HoldsOrThrowsProgram);
        var meeting = new Meeting();
        meeting.Inside.RemoveParticipants(2);
        Thread firing = Start(() => Faulted(meeting));
        Assert.True(meeting.Inside.SignalAndWait(s_patience));
        Faulted(null);
        Assert.NotNull(link.Fault);

        Thread disposing = Start(link.Dispose);
        Thread again = Start(link.Dispose);
        Assert.False(disposing.Join(TimeSpan.FromMilliseconds(50)) || again.Join(TimeSpan.FromMilliseconds(50)));
        meeting.Updated.Set();

        Assert.True(disposing.Join(s_patience) && again.Join(s_patience) && firing.Join(s_patience));
    }

    private static Thread Start(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true };
        thread.Start();
        return thread;
    }
}
