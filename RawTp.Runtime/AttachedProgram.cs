using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>One element of what a firing walks: all that running a program takes. Immutable but for its end, so that readers see it whole.</summary>
internal sealed class AttachedProgram(RawTracepointLink link, RawTracepointProgram program)
{
    private static readonly BpfTrace.ProgramBody s_nothing = static _ => 0;

    /// <summary>What to run: nothing, once detached.</summary>
    public BpfTrace.ProgramBody Body = program.RequireBody();

    public readonly RunningProgram Running = new(link, program.Id);
    public readonly RawTracepointProgram Program = program;
    public readonly RawTracepointLink Link = link;
    public readonly TracepointCounters TracepointCounters = link.Tracepoint.Counters;

    public bool IsDetached => ReferenceEquals(Body, s_nothing);

    /// <summary>
    /// A firing that is under way on the detaching thread, which called it from inside a program, has this before it still, and cannot be waited
    /// for. It finds nothing to run; so do firings of other threads, which are waited for all the same.
    /// </summary>
    public void Detach() => Volatile.Write(ref Body, s_nothing);

    /// <summary>Out of the run path's way.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void CountMiss()
    {
        if (IsDetached)
            return;
        ThreadCounters counters = ReaderThread.Current.Counters;
        counters.CountMiss(Running.ProgramId);
        counters.CountMiss(TracepointCounters.Id);
    }

    /// <summary>Called by the run that threw. It cannot wait for itself, and nobody asked it to.</summary>
    public void DetachFaulted(Exception fault)
    {
        Program.CountFault();
        TracepointCounters.CountFault();
        if (Link.Tracepoint.DetachFaulted(this, fault))
            FaultAnnouncement.Raise(Link);
        // It came to the program, but was meant for the traced code.
        if (fault is ThreadInterruptedException)
            Thread.CurrentThread.Interrupt();
    }
}
