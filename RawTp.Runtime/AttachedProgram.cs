using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>One element of what a firing walks: all that running a program takes. Immutable but for its end, so that readers see it whole.</summary>
internal sealed class AttachedProgram
{
    /// <summary>What to run.</summary>
    public BpfTrace.ProgramBody Body;

    public readonly RunningProgram Running;
    public readonly RawTracepointProgram Program;
    public readonly RawTracepointLink Link;

    private readonly BpfTrace.ProgramBody _body;

    public AttachedProgram(RawTracepointLink link, RawTracepointProgram program)
    {
        Body = _body = program.RequireBody();
        Running = new RunningProgram(link, program.Id);
        Program = program;
        Link = link;
        // Made now, so that counting allocates nothing.
        _ = TracepointCounters;
    }

    public TracepointCounters TracepointCounters => Link.Tracepoint.Counters;

    /// <summary>What to run while the link is attached; null from then on.</summary>
    public BpfTrace.ProgramBody? BodyWhileAttached => Link.Attached is null ? null : _body;

    /// <summary>
    /// A firing that is under way on the thread that detaches or replaces it, which called that from inside a program, has this before it still, and
    /// cannot be waited for. It finds what has to ask the link first; so do firings of other threads, which are waited for all the same.
    /// </summary>
    public void Leave() => Volatile.Write(ref Body, RunWhileAttached);

    /// <summary>Out of the run path's way.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void CountMiss()
    {
        if (BodyWhileAttached is null)
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

    private ulong RunWhileAttached(RawTracepointArgs args) => BodyWhileAttached is { } body ? body(args) : 0;
}
