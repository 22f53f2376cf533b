namespace RawTp.Tests;

public sealed partial class ProgramRunTests
{
    [TracePoint]
    private static partial void Outer(int depth);

    [TracePoint]
    private static partial void Inner(int depth);

    private static readonly List<string> s_seen = [];

    public ProgramRunTests() => s_seen.Clear();

    [RawTracepointProgram]
    private static void FiresBoth(int depth)
    {
        s_seen.Add($"both {depth}");
        Outer(depth + 1);
        Inner(depth + 1);
    }

    [RawTracepointProgram]
    private static void Notes(int depth) => s_seen.Add($"notes {depth}");

    [RawTracepointProgram]
    private static void Throws(int depth) => throw new InvalidOperationException($"fault {depth}");

    [RawTracepointProgram]
    private static void ThrowsForTwo(RawTracepointArgs args)
    {
        s_seen.Add($"cookie {args.Cookie}");
        if (args.Cookie == 2)
            throw new InvalidOperationException("two");
    }

    [RawTracepointProgram]
    private static void ThrowsAfterFiring(int depth)
    {
        Inner(depth + 1);
        throw new InvalidOperationException("late");
    }

    [Fact]
    public void A_program_is_not_re_entered_on_its_thread_and_the_misses_are_counted()
    {
        using RawTracepointLink outer = OuterTracepoint.Open(FiresBothProgram);
        using RawTracepointLink inner = InnerTracepoint.Open(FiresBothProgram);
        long misses = FiresBothProgram.RecursionMisses;

        Outer(1);

        Assert.Equal(["both 1"], s_seen);
        Assert.Equal(2, FiresBothProgram.RecursionMisses - misses);
    }

    [Fact]
    public void Different_programs_nest()
    {
        using RawTracepointLink outer = OuterTracepoint.Open(FiresBothProgram);
        using RawTracepointLink inner = InnerTracepoint.Open(NotesProgram);
        using RawTracepointLink after = OuterTracepoint.Open(NotesProgram);

        Outer(1);

        Assert.Equal(["both 1", "notes 2", "notes 2", "notes 1"], s_seen);
    }

    [Fact]
    public void After_a_recursion_the_program_runs_again()
    {
        using RawTracepointLink outer = OuterTracepoint.Open(FiresBothProgram);

        Outer(1);
        Outer(5);

        Assert.Equal(["both 1", "both 5"], s_seen);
    }

    [Fact]
    public void Of_a_program_attached_several_times_only_the_link_that_threw_is_detached()
    {
        RawTracepointLink[] links = [.. Enumerable.Range(1, 3).Select(static cookie => OuterTracepoint.Open(ThrowsForTwoProgram, (ulong)cookie))];

        Outer(1);
        Outer(2);

        Assert.Equal(["cookie 1", "cookie 2", "cookie 3", "cookie 1", "cookie 3"], s_seen);
        Assert.Equal([true, false, true], links.Select(static link => link.IsAttached));
        Array.ForEach(links, static link => link.Dispose());
    }

    [Fact]
    public void A_program_that_throws_is_detached_and_nobody_else_notices()
    {
        using RawTracepointLink before = OuterTracepoint.Open(NotesProgram);
        RawTracepointLink faulty = OuterTracepoint.Open(ThrowsProgram);
        using RawTracepointLink after = OuterTracepoint.Open(NotesProgram);

        Outer(1);
        Outer(2);

        Assert.Equal(["notes 1", "notes 1", "notes 2", "notes 2"], s_seen);
        Assert.Equal("fault 1", Assert.IsType<InvalidOperationException>(faulty.Fault).Message);
        Assert.False(faulty.IsAttached);
        Assert.EndsWith("(faulted)", faulty.ToString());
        faulty.Dispose();
    }

    [Fact]
    public void A_fault_turns_the_tracepoint_off_where_nothing_else_is_attached()
    {
        OuterTracepoint.Open(ThrowsProgram);

        Outer(1);

        Assert.False(OuterEnabled);
    }

    [Fact]
    public void A_fault_in_a_nested_firing_leaves_the_outer_run_and_its_guard_intact()
    {
        using RawTracepointLink outer = OuterTracepoint.Open(FiresBothProgram);
        RawTracepointLink inner = InnerTracepoint.Open(ThrowsAfterFiringProgram);
        using RawTracepointLink notes = InnerTracepoint.Open(NotesProgram);

        Outer(1);
        Outer(3);

        Assert.Equal("late", inner.Fault?.Message);
        Assert.Equal(["both 1", "notes 3", "notes 2", "both 3", "notes 4"], s_seen);
    }

    [Fact]
    public void A_faulted_link_cannot_be_updated()
    {
        RawTracepointLink faulty = OuterTracepoint.Open(ThrowsProgram);
        Outer(1);

        var refused = Assert.Throws<RawTracepointException>(() => faulty.Update(NotesProgram));

        Assert.Equal(RawTracepointError.LinkFaulted, refused.Error);
        Assert.Contains("was detached when its program threw", refused.Message);
    }

    private static RawTracepointLink? s_toDispose;

    [RawTracepointProgram]
    private static void DisposesAnother(int depth)
    {
        s_seen.Add("disposes");
        s_toDispose!.Dispose();
    }

    [RawTracepointProgram]
    private static void UpdatesAnotherAndDisposesIt(int depth)
    {
        s_toDispose!.Update(FiresInnerProgram);
        s_toDispose.Dispose();
    }

    [RawTracepointProgram]
    private static void UpdatesAnother(int depth) => s_toDispose!.Update(ThrowsProgram);

    [RawTracepointProgram]
    private static void FiresInner(int depth) => Inner(depth + 1);

    [Fact]
    public void A_link_that_a_program_disposes_is_not_run_by_the_firing_that_is_under_way()
    {
        using RawTracepointLink first = OuterTracepoint.Open(DisposesAnotherProgram);
        s_toDispose = OuterTracepoint.Open(NotesProgram);
        using RawTracepointLink last = OuterTracepoint.Open(NotesProgram);

        Outer(1);

        Assert.Equal(["disposes", "notes 1"], s_seen);
    }

    [Fact]
    public void A_link_that_a_program_updates_and_then_disposes_is_not_run_by_the_firing_that_is_under_way()
    {
        using RawTracepointLink first = OuterTracepoint.Open(UpdatesAnotherAndDisposesItProgram);
        s_toDispose = OuterTracepoint.Open(NotesProgram);

        Outer(1);

        Assert.Empty(s_seen);
    }

    [Fact]
    public void Where_a_program_updates_a_link_the_firing_that_is_under_way_is_seen_by_the_former_program()
    {
        using RawTracepointLink first = OuterTracepoint.Open(UpdatesAnotherProgram);
        s_toDispose = OuterTracepoint.Open(NotesProgram);

        Outer(1);

        Assert.Equal(["notes 1"], s_seen);
        s_toDispose.Dispose();
    }

    [Fact]
    public void A_link_that_is_disposed_further_in_is_not_run_further_out()
    {
        using RawTracepointLink first = OuterTracepoint.Open(FiresInnerProgram);
        using RawTracepointLink inner = InnerTracepoint.Open(DisposesAnotherProgram);
        s_toDispose = OuterTracepoint.Open(NotesProgram);

        Outer(1);

        Assert.Equal(["disposes"], s_seen);
    }

    [Fact]
    public void A_program_that_throws_further_in_does_not_throw_on_the_same_link_further_out()
    {
        long faults = ThrowsProgram.Faults;
        using RawTracepointLink recursing = OuterTracepoint.Open(FiresBothProgram);
        RawTracepointLink faulty = OuterTracepoint.Open(ThrowsProgram);

        Outer(1);

        Assert.Equal(1, ThrowsProgram.Faults - faults);
        Assert.Equal("fault 2", faulty.Fault?.Message);
    }
}
