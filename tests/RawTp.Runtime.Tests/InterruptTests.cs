using System.Runtime.CompilerServices;

namespace RawTp.Tests;

/// <summary>Thread.Interrupt is meant for the traced code, which gets it at its own next wait, whatever a firing had to wait for meanwhile.</summary>
public sealed partial class InterruptTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [TracePoint("interrupted")]
    private static partial void Interrupted();

    [RawTracepointProgram]
    private static void Throws(RawTracepointArgs args) => throw new InvalidOperationException("as always");

    [RawTracepointProgram]
    private static void Waits(RawTracepointArgs args) => Thread.Sleep(1);

    private static int s_runs;

    [RawTracepointProgram]
    private static void Counts(RawTracepointArgs args) => Interlocked.Increment(ref s_runs);

    public InterruptTests() => s_runs = 0;

    [Fact]
    public void An_interrupted_thread_whose_program_throws_while_another_attaches_notices_nothing_of_it()
    {
        RawTracepointLink faulty = InterruptedTracepoint.Open(ThrowsProgram);
        using RawTracepointLink after = InterruptedTracepoint.Open(CountsProgram);

        (Exception? thrown, bool isInterrupted) = FireInterruptedWhileHeld(AttachLock(InterruptedTracepoint));

        Assert.Null(thrown);
        Assert.True(isInterrupted);
        Assert.Equal("as always", faulty.Fault?.Message);
        Assert.Equal(1, s_runs);
        Assert.True(Start(RawTracepoint.Synchronize).Join(s_patience), "The firing has not ended.");
    }

    [Fact]
    public void An_interrupted_thread_that_fires_for_the_first_time_while_another_does_notices_nothing_of_it()
    {
        using RawTracepointLink link = InterruptedTracepoint.Open(CountsProgram);

        (Exception? thrown, bool isInterrupted) = FireInterruptedWhileHeld(MarksLock());

        Assert.Null(thrown);
        Assert.True(isInterrupted);
        Assert.Equal(1, s_runs);
    }

    [Fact]
    public void An_interrupt_that_ends_the_wait_of_a_program_is_not_lost_to_the_traced_code()
    {
        RawTracepointLink waiting = InterruptedTracepoint.Open(WaitsProgram);
        bool isInterrupted = false;

        Thread firing = Start(() =>
        {
            Thread.CurrentThread.Interrupt();
            Interrupted();
            isInterrupted = IsInterrupted();
        });

        Assert.True(firing.Join(s_patience));
        Assert.IsType<ThreadInterruptedException>(waiting.Fault);
        Assert.True(isInterrupted);
    }

    /// <summary>Fires on an interrupted thread, which has to wait for a lock that is held; and says what came out of the firing, and whether the thread is interrupted still.</summary>
    private static (Exception? Thrown, bool IsInterrupted) FireInterruptedWhileHeld(object toHold)
    {
        Thread firing;
        Exception? thrown = null;
        bool isInterrupted = false;
        lock (toHold)
        {
            firing = Start(() =>
            {
                Thread.CurrentThread.Interrupt();
                thrown = Record.Exception(Interrupted);
                isInterrupted = IsInterrupted();
            });
            Assert.False(firing.Join(TimeSpan.FromMilliseconds(100)));
        }
        Assert.True(firing.Join(s_patience));
        return (thrown, isInterrupted);
    }

    private static bool IsInterrupted() => Record.Exception(static () => Thread.Sleep(1)) is ThreadInterruptedException;

    private static Thread Start(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_attachLock")]
    private static extern ref object AttachLock(RawTracepoint tracepoint);

    private static object MarksLock() => typeof(ReaderMarks).GetField("s_lock", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.GetValue(null)!;
}
