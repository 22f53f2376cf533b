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
        int next = 0;
        while (true)
        {
            try
            {
                for (; next < programs.Length; next++)
                {
                    AttachedProgram attached = programs[next];
                    if (outer != null && RunFrame.IsRunning(outer, attached.ProgramId))
                    {
                        attached.Program.CountRecursionMiss();
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
                programs[next++].Link.DetachFaulted(fault);
            }
        }
        thread.Leave(frame);
    }
}
