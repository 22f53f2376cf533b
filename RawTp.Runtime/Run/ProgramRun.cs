using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>The run path: <c>__bpf_trace_run</c> (kernel/trace/bpf_trace.c), once for all programs of a firing.</summary>
/// <remarks>
/// <see cref="Begin"/> and <see cref="Run"/> are inlined into each <c>BpfTraceRunN</c>, which has nothing but a <c>try</c> around the latter. What lives in and out
/// of a <c>try</c> is kept on the stack by the JIT; what <see cref="Run"/> uses lives inside of it, in registers.
/// </remarks>
internal static unsafe class ProgramRun
{
    /// <returns>What to run. It is read after the thread's mark was set; see <see cref="GracePeriod"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AttachedProgram[] Begin(RawTracepoint tracepoint, RunFrame* frame, int count, out ReaderThread thread, out long section)
    {
        frame->Count = count;
        thread = ReaderThread.Current;
        section = thread.Enter(frame);
        return tracepoint.Attached;
    }

    /// <summary>Runs each program, in the order of attachment, on the words behind <paramref name="frame"/>, and ends the firing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(AttachedProgram[] programs, RunFrame* frame, ReaderThread thread, long section)
    {
        if (ReaderMark.IsSectionOpen(section) || RunStatistics.IsOn)
        {
            RunRest(programs, 0, frame, thread);
            return;
        }
        for (int position = 0; position < programs.Length; position++)
        {
            AttachedProgram attached = programs[position];
            frame->Position = position;
            frame->ProgramId = attached.ProgramId;
            frame->Cookie = attached.Cookie;
            attached.Body(new RawTracepointArgs(frame));
        }
        thread.LeaveOutermost(section);
    }

    /// <summary>The traced code must not notice. The programs behind the one that threw still run.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void RunBehindFault(AttachedProgram[] programs, RunFrame* frame, Exception fault)
    {
        programs[frame->Position].DetachFaulted(fault);
        RunRest(programs, frame->Position + 1, frame, ReaderThread.Current);
    }

    /// <summary>
    /// With all that is seldom needed: the recursion guard, where this firing interrupts another; counting, while someone holds
    /// <see cref="RawTracepoint.EnableStats"/>; and a handler for each program. A loop of its own, so that the other has none of it.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunRest(AttachedProgram[] programs, int first, RunFrame* frame, ReaderThread thread)
    {
        bool isCounted = RunStatistics.IsOn;
        foreach (AttachedProgram attached in programs.AsSpan(first))
        {
            if (RunFrame.IsRunning(frame->Outer, attached.ProgramId))
            {
                attached.CountMiss();
                continue;
            }
            frame->ProgramId = attached.ProgramId;
            frame->Cookie = attached.Cookie;
            if (isCounted)
                RunCounted(attached, frame, thread);
            else
                RunOne(attached, frame);
        }
        thread.Leave(frame);
    }

    private static void RunOne(AttachedProgram attached, RunFrame* frame)
    {
        try
        {
            attached.Body(new RawTracepointArgs(frame));
        }
        catch (Exception fault)
        {
            attached.DetachFaulted(fault);
        }
    }

    private static void RunCounted(AttachedProgram attached, RunFrame* frame, ReaderThread thread)
    {
        if (attached.IsDetached)
            return;
        long start = Stopwatch.GetTimestamp();
        RunOne(attached, frame);
        long time = Stopwatch.GetTimestamp() - start;
        thread.Counters.CountRuns(attached.ProgramId, 1, time);
        thread.Counters.CountRuns(attached.TracepointCounters.Id, 1, time);
    }
}
