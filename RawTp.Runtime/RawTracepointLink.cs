using System.Diagnostics;

namespace RawTp;

/// <summary>
/// A program attached to a tracepoint: the kernel's <c>bpf_link</c>. It stays attached until it is disposed, its program
/// throws, the tracepoint's assembly is unloaded, or the process ends; letting go of the object does not detach it.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class RawTracepointLink : IDisposable
{
    private static long s_lastId;

    private Exception? _fault;

    /// <summary>Whether a grace period has passed since the link was detached.</summary>
    private volatile bool _isQuiet;

    internal RawTracepointLink(RawTracepoint tracepoint, RawTracepointProgram program, ulong cookie)
    {
        Id = Interlocked.Increment(ref s_lastId);
        Tracepoint = tracepoint;
        Cookie = cookie;
        Program = program;
        // Last: it copies what frames show of the link.
        Attached = new AttachedProgram(this, program);
    }

    /// <summary>All links that are attached now, by id: <c>BPF_LINK_GET_NEXT_ID</c>.</summary>
    public static IReadOnlyList<RawTracepointLink> All => OpenedTracepoints.Links();

    /// <summary>Unique in the process and never used again.</summary>
    public long Id { get; }

    /// <summary>The tracepoint.</summary>
    public RawTracepoint Tracepoint { get; }

    /// <summary>The program that runs when the tracepoint fires; the last one, where the link is no longer attached.</summary>
    public RawTracepointProgram Program { get; private set; }

    /// <summary>What the program finds in <see cref="RawTracepointArgs.Cookie"/> when it runs by this link.</summary>
    public ulong Cookie { get; }

    /// <summary>Whether the program runs when the tracepoint fires: false once the link is disposed, its program has thrown, or the tracepoint's assembly is unloaded.</summary>
    public bool IsAttached => Tracepoint.IsAttached(this);

    /// <summary>The exception that the program threw and that detached the link, or <see langword="null"/>.</summary>
    /// <remarks>As any exception it keeps the code that is in its stack trace: an assembly that it comes from is not unloaded while somebody keeps the link.</remarks>
    public Exception? Fault => Volatile.Read(ref _fault);

    /// <summary>Null once detached, so that a link that someone keeps does not keep the program's assembly loaded. Written under the tracepoint's lock only.</summary>
    internal AttachedProgram? Attached { get; private set; }

    /// <summary>
    /// Lets another program run in this one's place, in the same position of the order; every firing is seen by exactly one of the two.
    /// When it returns, no run of the former program by this link is in flight.
    /// </summary>
    /// <param name="program">The program that is to run from now on.</param>
    /// <exception cref="RawTracepointException">
    /// <paramref name="program"/> is null or reads what the tracepoint does not have (the former stays attached), or the link is no longer attached.
    /// </exception>
    /// <remarks>
    /// Called from inside a program it waits as <see cref="Dispose"/> does, and firings that the program interrupts are seen by the former
    /// program still.
    /// </remarks>
    public void Update(RawTracepointProgram program)
    {
        Tracepoint.Replace(this, program);
        GracePeriod.Wait();
    }

    /// <summary>
    /// Detaches. When it returns, no run of this link is in flight and none will start. To dispose many links at once, give them to
    /// <see cref="RawTracepoint.Detach(IEnumerable{RawTracepointLink})"/>, which waits once.
    /// </summary>
    /// <remarks>
    /// Called from inside a program it does not wait for the run that it is called from, nor for a run on another thread that
    /// itself waits in <see cref="Dispose"/> or <see cref="Update"/>: the two would wait for each other for ever. It waits for programs only, so
    /// it must not be called while holding a lock that a program takes.
    /// </remarks>
    public void Dispose()
    {
        Tracepoint.Detach(this);
        WaitUntilQuiet([this]);
    }

    /// <summary>Id, tracepoint and program, in the manner of <c>bpftool link</c>.</summary>
    /// <returns>For example <c>7: xdp_exception -> Monitor.CountByAction</c>.</returns>
    public override string ToString() => $"{Id}: {Tracepoint.Name} -> {Program.Name}{(IsAttached ? "" : Fault is null ? " (detached)" : " (faulted)")}";

    /// <summary>
    /// One grace period for all of them, also for those that something else has detached, a fault or another thread: their runs may be in
    /// flight still.
    /// </summary>
    internal static void WaitUntilQuiet(IReadOnlyList<RawTracepointLink> detached)
    {
        if (detached.All(static link => link._isQuiet) || !GracePeriod.Wait())
            return;
        foreach (RawTracepointLink link in detached)
            link._isQuiet = true;
    }

    internal void Replaced(AttachedProgram replacement)
    {
        Attached = replacement;
        Program = replacement.Program;
    }

    internal void Detached(Exception? fault)
    {
        if (fault is not null)
            Volatile.Write(ref _fault, fault);
        Attached = null;
    }
}
