namespace RawTp;

/// <summary>Tracepoints that a program has ever been attached to, so that all links can be listed without making every tracepoint there is.</summary>
internal static class OpenedTracepoints
{
    /// <summary>Weak: a tracepoint goes with its assembly.</summary>
    private static readonly List<WeakReference<RawTracepoint>> s_tracepoints = [];

    public static void Add(RawTracepoint tracepoint)
    {
        lock (s_tracepoints)
        {
            s_tracepoints.RemoveAll(static known => !known.TryGetTarget(out _));
            s_tracepoints.Add(new WeakReference<RawTracepoint>(tracepoint));
        }
    }

    /// <summary>Those that are not unloaded.</summary>
    public static List<RawTracepoint> All()
    {
        var tracepoints = new List<RawTracepoint>();
        lock (s_tracepoints)
        {
            foreach (WeakReference<RawTracepoint> known in s_tracepoints)
            {
                if (known.TryGetTarget(out RawTracepoint? tracepoint) && !tracepoint.IsUnloaded)
                    tracepoints.Add(tracepoint);
            }
        }
        return tracepoints;
    }

    /// <summary>By id, which is the order in which they were opened.</summary>
    public static List<RawTracepointLink> Links()
    {
        var links = new List<RawTracepointLink>();
        lock (s_tracepoints)
        {
            foreach (WeakReference<RawTracepoint> known in s_tracepoints)
            {
                if (known.TryGetTarget(out RawTracepoint? tracepoint))
                    links.AddRange(tracepoint.Links);
            }
        }
        links.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        return links;
    }
}
