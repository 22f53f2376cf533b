using System.Diagnostics.Tracing;
using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>
/// Which tracepoints are wanted as events, and those among them that exist. Sessions cannot be told apart when they end, so what
/// is wanted is what any of them asked for, until none is left.
/// </summary>
internal static class ObservedTracepoints
{
    /// <summary>Nothing of the user's runs under it: neither a class initialiser nor a listener.</summary>
    private static readonly object s_lock = new();

    private static readonly List<TracepointPattern> s_patterns = [];
    private static EventSource? s_source;

    /// <summary>Weak: it does not keep the tracepoints of an assembly that is unloaded.</summary>
    private static readonly ConditionalWeakTable<RawTracepoint, ObservedTracepoint> s_observed = new();

    /// <summary>Attaches to what there is now; what is loaded later comes through <see cref="Add(RawTracepointMap, List{string})"/>.</summary>
    public static void Add(IReadOnlyList<TracepointPattern> patterns, EventSource source, List<string> complaints)
    {
        lock (s_lock)
        {
            s_patterns.AddRange(patterns);
            s_source = source;
        }
        var matching = new List<RawTracepoint>();
        foreach (RawTracepointMap map in RawTracepointMap.Loaded())
            matching.AddRange(map.Matching(patterns, complaints));
        foreach (TracepointPattern pattern in patterns)
        {
            if (!matching.Exists(tracepoint => pattern.Matches(tracepoint.System, tracepoint.Name)))
                complaints.Add($"No tracepoint of the loaded assemblies matches '{pattern}'; those of assemblies that are loaded later will be seen if they do.");
        }
        AttachAll(matching, complaints);
    }

    /// <summary>Attaches to what is wanted of an assembly that is being loaded.</summary>
    public static void Add(RawTracepointMap map, List<string> complaints)
    {
        TracepointPattern[] patterns;
        lock (s_lock)
            patterns = [.. s_patterns];
        if (patterns.Length > 0)
            AttachAll(map.Matching(patterns, complaints), complaints);
    }

    /// <summary>Detaches from all.</summary>
    public static void Clear()
    {
        lock (s_lock)
        {
            s_patterns.Clear();
            s_source = null;
            foreach ((_, ObservedTracepoint observed) in s_observed)
                observed.Detach();
            s_observed.Clear();
        }
    }

    /// <summary>Called when the tracepoint's assembly is about to be unloaded.</summary>
    public static void Forget(RawTracepoint tracepoint)
    {
        lock (s_lock)
        {
            if (s_observed.TryGetValue(tracepoint, out ObservedTracepoint? observed))
                observed.Detach();
            s_observed.Remove(tracepoint);
        }
    }

    private static void AttachAll(List<RawTracepoint> tracepoints, List<string> complaints)
    {
        foreach (RawTracepoint tracepoint in tracepoints)
        {
            try
            {
                var firing = new FiringEvent(tracepoint);
                lock (s_lock)
                {
                    // All that was wanted may have been cleared since.
                    if (s_source is { } source && !s_observed.TryGetValue(tracepoint, out _))
                        s_observed.Add(tracepoint, new ObservedTracepoint(tracepoint, firing, source));
                }
            }
            catch (Exception fault)
            {
                // A type of its arguments cannot be loaded, or its assembly is being unloaded.
                complaints.Add($"Tracepoint '{tracepoint}' cannot be observed: {fault.Message}");
            }
        }
    }
}
