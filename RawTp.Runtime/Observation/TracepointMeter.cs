using System.Reflection;
using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>
/// Makes the meter <c>RawTp</c> when there may be somebody to read it. Whoever reads meters, in the process or from outside, has loaded the
/// assembly that they are in, or is about to; loading it for nobody would cost more than all else that is done at start-up.
/// </summary>
internal static class TracepointMeter
{
    private const string MetricsAssembly = "System.Diagnostics.DiagnosticSource";

    private static int s_isMade;

    /// <summary>Held for good, as the event source is.</summary>
    private static TracepointInstruments? s_instruments;

    private static bool IsSwitchedOn => !AppContext.TryGetSwitch("System.Diagnostics.Metrics.Meter.IsSupported", out bool isSupported) || isSupported;

    /// <summary>Called once.</summary>
    public static void Await()
    {
        if (!IsSwitchedOn)
            return;
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            // Nothing is loaded at run time, and little is to be done.
            Make();
            return;
        }
        AppDomain.CurrentDomain.AssemblyLoad += OnAssemblyLoad;
        if (Array.Exists(AppDomain.CurrentDomain.GetAssemblies(), IsMetrics))
            MakeSoon();
    }

    private static void OnAssemblyLoad(object? sender, AssemblyLoadEventArgs loaded)
    {
        if (IsMetrics(loaded.LoadedAssembly))
            MakeSoon();
    }

    private static bool IsMetrics(Assembly assembly)
        => assembly.FullName is { } name && name.StartsWith(MetricsAssembly, StringComparison.Ordinal) && name.AsSpan(MetricsAssembly.Length).StartsWith(",");

    /// <summary>Not here: those who listen are told, and who knows what the present thread holds while an assembly is being loaded.</summary>
    private static void MakeSoon()
    {
        AppDomain.CurrentDomain.AssemblyLoad -= OnAssemblyLoad;
        if (Interlocked.Exchange(ref s_isMade, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static _ => Make(), null);
    }

    /// <summary>Apart, so that nothing else needs the types of the assembly that is not loaded.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Make() => s_instruments = new TracepointInstruments();
}
