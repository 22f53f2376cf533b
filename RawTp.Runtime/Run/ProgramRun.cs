using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>The run path: <c>__bpf_trace_run</c> (kernel/trace/bpf_trace.c), once for all programs of a firing.</summary>
internal static unsafe class ProgramRun
{
    /// <summary>Runs each attached program, in the order of attachment, on the words behind <paramref name="frame"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(RawTracepoint tracepoint, RunFrame* frame, int count)
    {
        frame->Count = count;
        ReaderThread thread = ReaderThread.Current;
        RunFrame* outer = thread.Enter(frame);
        AttachedProgram[] programs = tracepoint.Attached;
        int next = RunStatistics.IsOn ? RunCounted(programs, frame, thread) : 0;
        while (true)
        {
            try
            {
                for (; next < programs.Length; next++)
                {
                    AttachedProgram attached = programs[next];
                    if (outer != null && RunFrame.IsRunning(outer, attached.ProgramId))
                    {
                        attached.CountMiss();
                        continue;
                    }
                    frame->ProgramId = attached.ProgramId;
                    frame->Cookie = attached.Cookie;
                    attached.Body(new RawTracepointArgs(frame));
                }
                break;
            }
            catch (Exception fault)
            {
                // The traced code must not notice. The programs behind this one still run.
                programs[next++].DetachFaulted(fault);
            }
        }
        thread.Leave(frame);
    }

    /// <summary>The same while someone holds <see cref="RawTracepoint.EnableStats"/>: a loop of its own, so that the other pays one test for each firing.</summary>
    /// <returns>How many programs there were, none of which is left to run.</returns>
    private static int RunCounted(AttachedProgram[] programs, RunFrame* frame, ReaderThread thread)
    {
        foreach (AttachedProgram attached in programs)
        {
            if (attached.IsDetached)
                continue;
            if (RunFrame.IsRunning(frame->Outer, attached.ProgramId))
            {
                attached.CountMiss();
                continue;
            }
            frame->ProgramId = attached.ProgramId;
            frame->Cookie = attached.Cookie;
            long start = Stopwatch.GetTimestamp();
            try
            {
                attached.Body(new RawTracepointArgs(frame));
            }
            catch (Exception fault)
            {
                attached.DetachFaulted(fault);
            }
            long time = Stopwatch.GetTimestamp() - start;
            thread.Counters.CountRuns(attached.ProgramId, 1, time);
            thread.Counters.CountRuns(attached.TracepointCounters.Id, 1, time);
        }
        return programs.Length;
    }
}
