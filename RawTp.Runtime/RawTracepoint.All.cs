namespace RawTp;

// What concerns all tracepoints of the process.
public sealed partial class RawTracepoint
{
    /// <summary>
    /// A program has thrown in a firing, and its link was detached: raised once for each such link, with its <see cref="RawTracepointLink.Fault"/>.
    /// </summary>
    /// <remarks>
    /// Handlers are called on the thread that fired, inside the run that threw, and should be as brief as a program. What they
    /// throw is dropped.
    /// </remarks>
    public static event Action<RawTracepointLink> LinkFaulted
    {
        add => FaultAnnouncement.Handlers += value;
        remove => FaultAnnouncement.Handlers -= value;
    }

    /// <summary>An assembly with tracepoints was loaded: they are given in the order of their names, ready to be opened.</summary>
    /// <remarks>
    /// Handlers are called by the assembly's module initialiser, before any code of it has run, so a program attached by a
    /// handler sees the very first firing. They must not wait for another thread. What they throw is dropped.
    /// </remarks>
    public static event Action<IReadOnlyList<RawTracepoint>> Loaded
    {
        add => LoadAnnouncement.Handlers += value;
        remove => LoadAnnouncement.Handlers -= value;
    }

    /// <summary>
    /// Whether there are tracepoints: not in an application built with <c>RawTpEnabled</c> false, whose feature switch <c>RawTp.IsEnabled</c> is
    /// off. Then nothing is fired and nothing can be opened, and trimming and NativeAOT leave out what stands behind this property.
    /// </summary>
    public static bool IsSupported => !AppContext.TryGetSwitch("RawTp.IsEnabled", out bool isEnabled) || isEnabled;

    /// <summary>
    /// Every tracepoint of the loaded assemblies and of those that they reference, but for those of a class that cannot be initialised: nothing fires them.
    /// </summary>
    public static IReadOnlyList<RawTracepoint> All => RawTracepointMap.FindAll();

    /// <summary>Looks a tracepoint up by name.</summary>
    /// <param name="name"><c>name</c> or <c>system:name</c>.</param>
    /// <returns>The tracepoint, or <see langword="null"/> where there is none of that name.</returns>
    /// <exception cref="RawTracepointException">Several tracepoints have that name.</exception>
    public static RawTracepoint? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return RawTracepointMap.Find(name);
    }

    /// <summary>Attaches a program to the tracepoint of a name: <c>BPF_RAW_TRACEPOINT_OPEN</c> (kernel/bpf/syscall.c).</summary>
    /// <param name="name"><c>name</c> or <c>system:name</c>.</param>
    /// <param name="program">The program; it runs after those that are attached already.</param>
    /// <param name="cookie">What the program finds in <see cref="RawTracepointArgs.Cookie"/>.</param>
    /// <returns>The link, to be disposed when the program is to run no more.</returns>
    /// <exception cref="RawTracepointException">
    /// There is no program, no or more than one tracepoint of that name, the program reads what the tracepoint does not have, or tracepoints are
    /// switched off. Nothing was attached.
    /// </exception>
    public static RawTracepointLink Open(string name, RawTracepointProgram program, ulong cookie = 0)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!IsSupported)
            throw AttachCheck.SwitchedOff(name);
        AttachCheck.VerifyGiven(program, name);
        AttachCheck.VerifyName(name);
        RawTracepoint tracepoint = RawTracepointMap.Find(name) ?? throw AttachCheck.UnknownTracepoint(name);
        return tracepoint.Open(program, cookie);
    }

    /// <summary>
    /// Attaches a program to the tracepoint of a name, now or when an assembly that has it is loaded. The program then sees
    /// the tracepoint's very first firing.
    /// </summary>
    /// <param name="name"><c>name</c> or <c>system:name</c>.</param>
    /// <param name="program">The program; it runs after those that are attached already.</param>
    /// <param name="cookie">What the program finds in <see cref="RawTracepointArgs.Cookie"/>.</param>
    /// <param name="cancellationToken">Ends the waiting. A program that is attached already stays so.</param>
    /// <returns>
    /// The link, when it is attached. The task fails with a <see cref="RawTracepointException"/> where the program does not fit the
    /// tracepoint, several have that name, or the program's assembly is unloaded meanwhile, and with what its class's initialiser throws where that fails.
    /// </returns>
    /// <exception cref="RawTracepointException">There is no program, no tracepoint can have that name, or tracepoints are switched off.</exception>
    public static Task<RawTracepointLink> OpenWhenAvailable(string name, RawTracepointProgram program, ulong cookie = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!IsSupported)
            throw AttachCheck.SwitchedOff(name);
        AttachCheck.VerifyGiven(program, name);
        AttachCheck.VerifyName(name);
        return PendingOpen.Begin(name, program, cookie, cancellationToken);
    }

    /// <summary>Disposes many links at the price of one: it waits once, for the runs of all.</summary>
    /// <param name="links">The links; those that are no longer attached are passed over.</param>
    /// <remarks>It waits as <see cref="RawTracepointLink.Dispose"/> does.</remarks>
    public static void Detach(IEnumerable<RawTracepointLink> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        RawTracepointLink[] detached = [.. links];
        if (Array.IndexOf(detached, null) >= 0)
            throw new ArgumentException("One of the links is null; nothing was detached.", nameof(links));
        foreach (IGrouping<RawTracepoint, RawTracepointLink> group in detached.GroupBy(static link => link.Tracepoint))
            group.Key.DetachAll(group);
        RawTracepointLink.WaitUntilQuiet(detached);
    }

    /// <summary>Waits until every run that was in flight when it was called has ended; from inside a program, every other run.</summary>
    public static void Synchronize() => GracePeriod.Wait();

    /// <summary>
    /// Counts and times the runs of all programs until what is returned is disposed: <c>BPF_ENABLE_STATS</c>. Several may hold it at once.
    /// </summary>
    /// <returns>What to dispose when the counts are needed no more.</returns>
    /// <remarks>
    /// When it returns every firing that begins is counted, and when the last holder's <c>Dispose</c> has returned the counts stand
    /// still. Recursion misses and faults are counted always.
    /// </remarks>
    public static IDisposable EnableStats() => RunStatistics.Hold();

    /// <summary>All links as text, in the manner of <c>bpftool link</c>: for logs and debuggers.</summary>
    /// <returns>For each link its id, program, tracepoint and cookie, and what was counted for the program.</returns>
    public static string Describe() => LinkText.Of(RawTracepointLink.All);
}
