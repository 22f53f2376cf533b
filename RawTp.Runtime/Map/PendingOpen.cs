namespace RawTp;

/// <summary>An <c>Open</c> that waits for its tracepoint to be loaded. Decided once: opened, refused or cancelled.</summary>
internal sealed class PendingOpen
{
    private static readonly object s_lock = new();
    private static List<PendingOpen>? s_pending;

    private readonly string _name;
    private readonly RawTracepointProgram _program;
    private readonly ulong _cookie;

    /// <summary>What awaits the link goes on elsewhere, not in the module initialiser of the assembly that is being loaded.</summary>
    private readonly TaskCompletionSource<RawTracepointLink> _link = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PendingOpen(string name, RawTracepointProgram program, ulong cookie)
    {
        _name = name;
        _program = program;
        _cookie = cookie;
    }

    /// <summary>
    /// Noted first and looked for then, while a map is registered first and those that wait are looked for then: at least one
    /// of the two finds the other, whoever comes first.
    /// </summary>
    public static Task<RawTracepointLink> Begin(string name, RawTracepointProgram program, ulong cookie, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<RawTracepointLink>(cancellation);
        var pending = new PendingOpen(name, program, cookie);
        lock (s_lock)
            (s_pending ??= []).Add(pending);
        // With the assemblies that are referenced and not yet used.
        pending.Try(() => RawTracepointMap.Find(name));
        if (cancellation.CanBeCanceled && !pending._link.Task.IsCompleted)
        {
            CancellationTokenRegistration registration = cancellation.UnsafeRegister(
                static (waiting, cancellation) =>
                {
                    if (((PendingOpen)waiting!).Decide())
                        ((PendingOpen)waiting)._link.SetCanceled(cancellation);
                },
                pending);
            pending._link.Task.ContinueWith(_ => registration.Unregister(), TaskScheduler.Default);
        }
        return pending._link.Task;
    }

    /// <summary>Called when a map was registered; and when assemblies are being unloaded, which those that wait with a program of theirs would keep.</summary>
    public static void TryAll()
    {
        bool isAny;
        lock (s_lock)
            isAny = s_pending is { Count: > 0 };
        if (isAny)
            TryPending();
    }

    /// <summary>Apart, so that a process in which nobody waits does not load what lists and closures need at start-up.</summary>
    private static void TryPending()
    {
        PendingOpen[] pending;
        lock (s_lock)
            pending = [.. s_pending!];
        foreach (PendingOpen open in pending)
            open.Try(() => RawTracepointMap.Single(open._name, RawTracepointMap.FindLoaded(open._name)));
    }

    private void Try(Func<RawTracepoint?> find)
    {
        RawTracepoint? tracepoint;
        try
        {
            _program.RequireBody();
            tracepoint = find();
        }
        catch (Exception refused)
        {
            // The program's assembly is unloaded, several have that name, or the tracepoint's class cannot be initialised: what is loaded later changes nothing.
            if (Decide())
                _link.SetException(refused);
            return;
        }
        if (tracepoint is null || !Decide())
            return;
        try
        {
            _link.SetResult(tracepoint.Open(_program, _cookie));
        }
        catch (Exception refused)
        {
            _link.SetException(refused);
        }
    }

    /// <returns>Whether the caller is the one that decides.</returns>
    private bool Decide()
    {
        lock (s_lock)
            return s_pending!.Remove(this);
    }
}
