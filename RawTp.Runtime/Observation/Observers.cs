using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>
/// Brings about what observers look at, the event source and the meter. The first EventSource of a process costs more than all else that is done at start-up,
/// so they are made on a thread of their own; only where somebody may be looking already does the assembly that is being loaded wait for them.
/// </summary>
internal static class Observers
{
    /// <summary>Runtime option for those who look from the first instant and cannot be seen to: a listener made at the start of <c>Main</c>, a session of ETW.</summary>
    private const string FromStartSwitch = "RawTp.ObservedFromStart";

    private static int s_isBegun;

    /// <summary>Whether there may be any events.</summary>
#if NET9_0_OR_GREATER
    [FeatureSwitchDefinition("System.Diagnostics.Tracing.EventSource.IsSupported")]
#endif
    public static bool HaveEvents => !AppContext.TryGetSwitch("System.Diagnostics.Tracing.EventSource.IsSupported", out bool isSupported) || isSupported;

    /// <summary>Called by the initialiser of a module with tracepoints, when its map can be found.</summary>
    public static void Registered(RawTracepointMap map)
    {
        // Not by a class initialiser, for which a second assembly that is loaded meanwhile would have to wait.
        if (Interlocked.Exchange(ref s_isBegun, 1) == 0)
            Begin(map.GetType().Module);
        if (HaveEvents)
            ObservedTracepoints.Add(map);
    }

    private static void Begin(Module first)
    {
        if (HaveEvents && AreThereFromStart())
            MakeEventSource();
        new Thread(MakeInBackground) { IsBackground = true }.UnsafeStart(first);
    }

    private static void MakeInBackground(object? first)
    {
        ProcessEnd.Watch();
        AwaitInitialiser((Module)first!);
        if (HaveEvents)
            MakeEventSource();
        TracepointMeter.Await();
    }

    /// <summary>
    /// Whoever is enabled attaches under EventSource's lock, which the rest of that initialiser may need and not get until the attaching is done,
    /// which needs that initialiser.
    /// </summary>
    private static void AwaitInitialiser(Module module)
    {
        try
        {
            RuntimeHelpers.RunModuleConstructor(module.ModuleHandle);
        }
        catch (TypeInitializationException)
        {
            // Whoever loads the assembly is told of it, and may go on without; others have tracepoints, too.
        }
    }

    /// <summary>Apart, so that the framework's part for event sources is not loaded by those who do not need it yet.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakeEventSource() => TracepointEventSource.Make();

    /// <summary>A session that the runtime starts by itself, or a tool that waits for the process at a port of its own, is told of in the environment.</summary>
    private static bool AreThereFromStart()
        => IsSet("EnableEventPipe") || IsSet("DiagnosticPorts") || IsSet("DefaultDiagnosticPortSuspend")
            || (AppContext.TryGetSwitch(FromStartSwitch, out bool fromStart) && fromStart);

    private static bool IsSet(string setting)
        => Environment.GetEnvironmentVariable("DOTNET_" + setting) is not null || Environment.GetEnvironmentVariable("COMPlus_" + setting) is not null;
}
