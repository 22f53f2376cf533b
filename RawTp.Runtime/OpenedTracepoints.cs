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
            if (s_tracepoints.Count > 0 && s_tracepoints.Count == s_tracepoints.Capacity)
                RemoveUnloaded();
            s_tracepoints.Add(new WeakReference<RawTracepoint>(tracepoint));
        }
    }

    /// <summary>Only when the list is full, so that opening the next tracepoint does not look at all before it.</summary>
    private static void RemoveUnloaded() => s_tracepoints.RemoveAll(static known => !known.TryGetTarget(out _));

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
