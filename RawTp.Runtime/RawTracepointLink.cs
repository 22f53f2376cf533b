using System.Diagnostics;

namespace RawTp;

/// <summary>
/// A program attached to a tracepoint: the kernel's <c>bpf_link</c>. It stays attached until it is disposed, its program
/// throws, or the process ends; letting go of the object does not detach it.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class RawTracepointLink : IDisposable
{
    private static long s_lastId;

    private Exception? _fault;

    internal RawTracepointLink(RawTracepoint tracepoint, RawTracepointProgram program, ulong cookie)
    {
        Tracepoint = tracepoint;
        Cookie = cookie;
        Attached = new AttachedProgram(this, program, cookie);
        Id = Interlocked.Increment(ref s_lastId);
    }

    /// <summary>Unique in the process and never used again.</summary>
    public long Id { get; }

    /// <summary>The tracepoint.</summary>
    public RawTracepoint Tracepoint { get; }

    /// <summary>The program that runs when the tracepoint fires.</summary>
    public RawTracepointProgram Program => Attached.Program;

    /// <summary>What the program finds in <see cref="RawTracepointArgs.Cookie"/> when it runs by this link.</summary>
    public ulong Cookie { get; }

    /// <summary>Whether the program runs when the tracepoint fires: false once the link is disposed or its program has thrown.</summary>
    public bool IsAttached => Tracepoint.IsAttached(this);

    /// <summary>The exception that detached the link, or <see langword="null"/>.</summary>
    public Exception? Fault => Volatile.Read(ref _fault);

    /// <summary>Written under the tracepoint's lock only.</summary>
    internal AttachedProgram Attached { get; set; }

    /// <summary>
    /// Lets another program run in this one's place, in the same position of the order; every firing is seen by exactly one of the two.
    /// When it returns, no run of the former program by this link is in flight.
    /// </summary>
    /// <param name="program">The program that is to run from now on.</param>
    /// <exception cref="RawTracepointException">
    /// <paramref name="program"/> is null or reads what the tracepoint does not have (the former stays attached), or the link is no longer attached.
    /// </exception>
    public void Update(RawTracepointProgram program)
    {
        Tracepoint.Replace(this, program);
        GracePeriod.Wait();
    }

    /// <summary>
    /// Detaches. When it returns, no run of this link is in flight and none will start; called from inside a program it
    /// does not wait for the run that it is called from.
    /// </summary>
    public void Dispose()
    {
        if (Tracepoint.Detach(this))
            GracePeriod.Wait();
    }

    /// <summary>Id, tracepoint and program, in the manner of <c>bpftool link</c>.</summary>
    /// <returns>For example <c>7: xdp_exception -> Monitor.CountByAction</c>.</returns>
    public override string ToString() => $"{Id}: {Tracepoint.Name} -> {Program.Name}{(IsAttached ? "" : Fault is null ? " (detached)" : " (faulted)")}";

    /// <summary>Called by the run that threw. It cannot wait for itself, and nobody asked it to.</summary>
    internal void DetachFaulted(Exception fault)
    {
        Interlocked.CompareExchange(ref _fault, fault, null);
        Tracepoint.Detach(this);
    }
}
