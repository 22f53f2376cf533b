using System.Reflection;

namespace RawTp.Tests;

/// <summary>Marks outlive their threads; a thread may be told apart from another by its mark only while both live.</summary>
public sealed unsafe partial class ReaderMarksTests
{
    [TracePoint("marked")]
    private static partial void Marked(int depth);

    [RawTracepointProgram]
    private static void MissesAndThrowsOnAThreadThatEnds(int depth)
    {
        // What .NET does when a thread ends, in whose native destructors this is called; the pointer to the mark stays.
        typeof(ReaderThread).GetField("t_current", BindingFlags.Static | BindingFlags.NonPublic)!.SetValue(null, null);
        Marked(depth + 1);
        throw new InvalidOperationException();
    }

    [Fact]
    public void Threads_that_live_at_a_time_have_marks_of_their_own()
    {
        const int Count = 50;
        var marks = new nint[Count];
        using var all = new Barrier(Count);
        Thread[] threads = [.. Enumerable.Range(0, Count).Select(number => new Thread(() =>
        {
            marks[number] = (nint)ReaderMark.Current;
            all.SignalAndWait();
        }))];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());

        Assert.Equal(Count, marks.Distinct().Count());
        Assert.Subset(ReaderMarks.All.ToHashSet(), marks.ToHashSet());
    }

    [Fact]
    public void The_mark_of_a_thread_that_has_ended_rests_before_another_gets_it()
    {
        nint mark = 0;
        var thread = new Thread(() => mark = (nint)ReaderMark.Current);
        thread.Start();
        thread.Join();
        GC.Collect();
        GC.WaitForPendingFinalizers();

        nint next = 0;
        thread = new Thread(() => next = (nint)ReaderMark.Current);
        thread.Start();
        thread.Join();

        Assert.NotEqual(mark, next);
        Assert.Contains(mark, ReaderMarks.All);
    }

    [Fact]
    public void A_firing_on_a_thread_that_dot_net_has_let_go_of_ends_by_the_mark_that_it_began_with()
    {
        RawTracepointLink link = MarkedTracepoint.Open(MissesAndThrowsOnAThreadThatEndsProgram);
        bool isInside = true;
        var firing = new Thread(() =>
        {
            ReaderMark* mark = ReaderMark.Current;
            Marked(1);
            isInside = mark->IsInside;
        });

        firing.Start();
        firing.Join();

        Assert.NotNull(link.Fault);
        Assert.False(isInside);
    }

    [Fact]
    public void A_mark_that_has_rested_is_given_again_and_says_that_its_thread_is_outside()
    {
        ReaderMark* mark = ReaderMarks.Take();
        RunFrame frame;
        mark->EnterOutermost(&frame, mark->Section);
        ReaderMarks.Return(mark);

        // Those of threads of other tests may have rested longer.
        ReaderMark* next;
        do
            next = ReaderMarks.Take(TimeSpan.Zero);
        while (next != mark);

        Assert.False(next->IsInside);
        ReaderMarks.Return(next);
    }
}
