using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>The run path: <c>__bpf_trace_run</c> (kernel/trace/bpf_trace.c), once for all programs of a firing.</summary>
/// <remarks>
/// <see cref="TryBegin"/> and <see cref="Run"/> are inlined into each <c>BpfTraceRunN</c>, which has nothing but a <c>try</c> around the latter. What lives in and out
/// of a <c>try</c> is kept on the stack by the JIT; what <see cref="Run"/> uses lives inside of it, in registers.
/// </remarks>
internal static unsafe class ProgramRun
{
    /// <param name="tracepoint">What is fired.</param>
    /// <param name="frame">The firing; the arguments lie behind it.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="programs">What to run. It is read after the thread's mark was set; see <see cref="GracePeriod"/>.</param>
    /// <param name="mark">The mark of the thread that fires.</param>
    /// <param name="section">Its section before.</param>
    /// <returns>False where it took more than the loop to run them, and it is done.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryBegin(RawTracepoint tracepoint, RunFrame* frame, int count, out AttachedProgram[] programs, out ReaderMark* mark, out nint section)
    {
        frame->Count = count;
        mark = ReaderMark.Current;
        section = mark->Section;
        Unsafe.SkipInit(out programs);
        if (ReaderMark.IsSectionOpen(section) || RunStatistics.IsOn)
        {
            RunGuarded(tracepoint, frame, mark);
            return false;
        }
        mark->EnterOutermost(frame, section);
        programs = tracepoint.Attached;
        return true;
    }

    /// <summary>Runs each program, in the order of attachment, on the words behind <paramref name="frame"/>, and ends the firing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(AttachedProgram[] programs, RunFrame* frame, ReaderMark* mark, nint section)
    {
        foreach (AttachedProgram attached in programs)
        {
            frame->Running = attached.Running;
            attached.Body(new RawTracepointArgs(frame));
        }
        mark->LeaveOutermost(section);
    }

    /// <summary>The traced code must not notice. The programs behind the one that threw still run.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void RunBehindFault(AttachedProgram[] programs, RunFrame* frame, Exception fault)
    {
        try
        {
            int position = Array.FindIndex(programs, attached => attached.Running.Link == frame->Running.Link);
            programs[position].DetachFaulted(fault);
            frame->Outer = null;
            RunRest(programs.AsSpan(position + 1), frame);
        }
        finally
        {
            // Also where there is no memory for one of these: whoever detaches would wait for ever.
            ReaderMark.Current->Leave(frame);
        }
    }

    /// <summary>
    /// With all that is seldom needed: the recursion guard, where this firing interrupts another; and counting, while someone holds
    /// <see cref="RawTracepoint.EnableStats"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunGuarded(RawTracepoint tracepoint, RunFrame* frame, ReaderMark* mark)
    {
        mark->Enter(frame);
        try
        {
            RunRest(tracepoint.Attached, frame);
        }
        finally
        {
            mark->Leave(frame);
        }
    }

    /// <summary>A loop of its own with a handler for each program, so that the other has none of it.</summary>
    private static void RunRest(ReadOnlySpan<AttachedProgram> programs, RunFrame* frame)
    {
        bool isCounted = RunStatistics.IsOn;
        foreach (AttachedProgram attached in programs)
        {
            if (RunFrame.IsRunning(frame->Outer, attached.Running.ProgramId))
            {
                attached.CountMiss();
                continue;
            }
            frame->Running = attached.Running;
            if (isCounted)
                RunCounted(attached, frame);
            else
                RunOne(attached, attached.Body, frame);
        }
    }

    private static void RunOne(AttachedProgram attached, BpfTrace.ProgramBody body, RunFrame* frame)
    {
        try
        {
            body(new RawTracepointArgs(frame));
        }
        catch (Exception fault)
        {
            attached.DetachFaulted(fault);
        }
    }

    private static void RunCounted(AttachedProgram attached, RunFrame* frame)
    {
        // Read once: what is counted is run.
        if (attached.BodyWhileAttached is not { } body)
            return;
        long start = Stopwatch.GetTimestamp();
        RunOne(attached, body, frame);
        long time = Stopwatch.GetTimestamp() - start;
        ThreadCounters counters = ReaderThread.Current.Counters;
        counters.CountRuns(attached.Running.ProgramId, 1, time);
        counters.CountRuns(attached.TracepointCounters.Id, 1, time);
    }
}
