using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace RawTp;

/// <summary>
/// What is known of a load context that can be unloaded. When that begins its tracepoints are gone for whoever looks, so that
/// their names are free for what is loaded next, and their links end; when it is complete nothing of it is left.
/// </summary>
/// <remarks>
/// Those who keep this object keep nothing of the context: the tracepoints are in a table of the context's own.
/// </remarks>
internal sealed class CollectibleContext
{
    private static readonly ConditionalWeakTable<AssemblyLoadContext, Contents> s_contexts = new();

    private volatile bool _isUnloading;

    private CollectibleContext()
    {
    }

    public bool IsUnloading => _isUnloading;

    /// <summary>The context of the assembly that a generated lambda is in.</summary>
    /// <returns>Null where it cannot be unloaded.</returns>
    public static CollectibleContext? Of(Delegate lambda) => lambda.Target is { } closure && closure.GetType().IsCollectible ? Of(closure.GetType().Assembly) : null;

    public static CollectibleContext? Of(Assembly assembly) => assembly.IsCollectible ? ContentsOf(assembly)?.Context : null;

    /// <summary>Notes a tracepoint, to be closed when its context is unloaded.</summary>
    public static AssemblyBound<BpfTrace.Gate> Bind(BpfTrace.Gate gate, RawTracepoint tracepoint)
    {
        if (gate.Target is { } closure && closure.GetType().IsCollectible && ContentsOf(closure.GetType().Assembly) is { } contents)
            return Bind(gate, tracepoint, contents);
        return new AssemblyBound<BpfTrace.Gate>(gate, isCollectible: false);
    }

    private static AssemblyBound<BpfTrace.Gate> Bind(BpfTrace.Gate gate, RawTracepoint tracepoint, Contents contents)
    {
        lock (contents.Tracepoints)
            contents.Tracepoints.Add(tracepoint);
        // After it was added: whichever comes later, this or the unloading, closes it.
        if (contents.Context.IsUnloading)
            tracepoint.Close();
        return new AssemblyBound<BpfTrace.Gate>(gate, isCollectible: true);
    }

    private static Contents? ContentsOf(Assembly assembly)
    {
        if (!assembly.IsCollectible || AssemblyLoadContext.GetLoadContext(assembly) is not { } context)
            return null;
        return s_contexts.GetValue(context, static context =>
        {
            // A static method: the event would otherwise keep what it calls, and be kept by it.
            context.Unloading += OnUnloading;
            return new Contents();
        });
    }

    private static void OnUnloading(AssemblyLoadContext context)
    {
        context.Unloading -= OnUnloading;
        if (!s_contexts.TryGetValue(context, out Contents? contents))
            return;
        contents.Context._isUnloading = true;
        RawTracepoint[] tracepoints;
        lock (contents.Tracepoints)
            tracepoints = [.. contents.Tracepoints];
        foreach (RawTracepoint tracepoint in tracepoints)
            tracepoint.Close();
        PendingOpen.TryAll();
    }

    private sealed class Contents
    {
        public CollectibleContext Context { get; } = new();

        /// <summary>Those that have been made.</summary>
        public List<RawTracepoint> Tracepoints { get; } = [];
    }
}
