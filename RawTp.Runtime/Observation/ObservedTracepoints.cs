using System.Diagnostics.Tracing;
using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>
/// Which tracepoints are wanted as events, and those among them that exist. Sessions cannot be told apart when they end, so what
/// is wanted is what any of them asked for, until none is left.
/// </summary>
internal static class ObservedTracepoints
{
    /// <summary>For the lists alone: attaching may wait for the initialiser of a module, and that for this lock.</summary>
    private static readonly object s_lock = new();

    /// <summary>Null while nothing is asked for, as in a process that just starts: then nothing of all this is needed.</summary>
    private static List<TracepointPattern>? s_patterns;
    private static EventSource? s_source;

    /// <summary>How often anything was asked for.</summary>
    private static int s_requests;

    /// <summary>Weak: it does not keep the tracepoints of an assembly that is unloaded.</summary>
    private static ConditionalWeakTable<RawTracepoint, ObservedTracepoint>? s_observed;

    /// <summary>
    /// Attaches to what there is now; what is loaded later comes through <see cref="Add(RawTracepointMap)"/>. So does what is
    /// being loaded: this is called under EventSource's lock, and the initialiser of a module may wait for that, too.
    /// </summary>
    public static void Add(IReadOnlyList<TracepointPattern> patterns, EventSource source, List<string> complaints)
    {
        List<RawTracepointMap> maps = RawTracepointMap.Loaded();
        bool isLoading;
        lock (s_lock)
        {
            if (patterns.Count > 0)
                (s_patterns ??= []).AddRange(patterns);
            s_source = source;
            s_requests++;
            isLoading = maps.RemoveAll(static map => !map.IsObservable) > 0;
        }
        var matching = new List<RawTracepoint>();
        foreach (RawTracepointMap map in maps)
            matching.AddRange(map.Matching(patterns, complaints));
        foreach (TracepointPattern pattern in patterns)
        {
            if (!isLoading && !matching.Exists(tracepoint => pattern.Matches(tracepoint.System, tracepoint.Name)))
                complaints.Add($"No tracepoint of the loaded assemblies matches '{pattern}'; those of assemblies that are loaded later will be seen if they do.");
        }
        AttachAll(matching, complaints);
    }

    /// <summary>Attaches to what is wanted of an assembly that is being loaded, and to what others come to want of it meanwhile.</summary>
    public static void Add(RawTracepointMap map)
    {
        lock (s_lock)
        {
            if (s_patterns is null)
            {
                map.IsObservable = true;
                return;
            }
        }
        AddWanted(map);
    }

    private static void AddWanted(RawTracepointMap map)
    {
        var complaints = new List<string>();
        Attach(map, complaints);
        TracepointEventSource.SayOf(complaints);
    }

    private static void Attach(RawTracepointMap map, List<string> complaints)
    {
        for (int seen = 0; ;)
        {
            TracepointPattern[] patterns;
            lock (s_lock)
            {
                if (seen == s_requests || s_patterns is null)
                {
                    map.IsObservable = true;
                    return;
                }
                seen = s_requests;
                patterns = [.. s_patterns];
            }
            AttachAll(map.Matching(patterns, complaints), complaints);
        }
    }

    /// <summary>Detaches from all.</summary>
    public static void Clear()
    {
        var observed = new List<ObservedTracepoint>();
        lock (s_lock)
        {
            s_patterns = null;
            s_source = null;
            foreach ((_, ObservedTracepoint one) in s_observed ?? [])
                observed.Add(one);
            s_observed?.Clear();
        }
        observed.ForEach(static one => one.Detach());
    }

    /// <summary>Called when the tracepoint's assembly is about to be unloaded.</summary>
    public static void Forget(RawTracepoint tracepoint)
    {
        ObservedTracepoint? observed = null;
        lock (s_lock)
        {
            if (s_observed?.TryGetValue(tracepoint, out observed) == true)
                s_observed.Remove(tracepoint);
        }
        observed?.Detach();
    }

    private static void AttachAll(List<RawTracepoint> tracepoints, List<string> complaints)
    {
        foreach (RawTracepoint tracepoint in tracepoints)
        {
            try
            {
                Note(tracepoint, new FiringEvent(tracepoint))?.Attach(tracepoint);
            }
            catch (Exception fault)
            {
                // A type of its arguments cannot be loaded, or its assembly is being unloaded.
                Forget(tracepoint);
                complaints.Add($"Tracepoint '{tracepoint}' cannot be observed: {fault.Message}");
            }
        }
    }

    /// <returns>What is to be attached: nothing where that was done before, or where all that was wanted has been cleared since.</returns>
    private static ObservedTracepoint? Note(RawTracepoint tracepoint, FiringEvent firing)
    {
        lock (s_lock)
        {
            if (s_source is not { } source || s_observed?.TryGetValue(tracepoint, out _) == true)
                return null;
            var observed = new ObservedTracepoint(firing, source);
            (s_observed ??= []).Add(tracepoint, observed);
            return observed;
        }
    }
}
