namespace RawTp;

/// <summary>Who wants to know of assemblies with tracepoints. They are told inside the assembly's module initialiser, which what they throw would break.</summary>
internal static class LoadAnnouncement
{
    public static event Action<IReadOnlyList<RawTracepoint>>? Handlers;

    public static void Raise(RawTracepointMap map)
    {
        if (Handlers is { } handlers)
            Announce(map, handlers);
    }

    /// <summary>Apart, so that a process in which nobody asks need not compile it at start-up.</summary>
    private static void Announce(RawTracepointMap map, Action<IReadOnlyList<RawTracepoint>> handlers)
    {
        List<RawTracepoint> tracepoints = map.Tracepoints();
        if (tracepoints.Count == 0)
            return;
        foreach (Action<IReadOnlyList<RawTracepoint>> handler in handlers.GetInvocationList())
        {
            try
            {
                handler(tracepoints);
            }
            catch (Exception)
            {
                // The assembly that is being loaded is not to blame and must not fail.
            }
        }
    }
}
