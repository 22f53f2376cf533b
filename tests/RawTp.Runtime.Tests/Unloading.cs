using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace RawTp.Tests;

/// <summary>What becomes of a load context when nothing keeps it any more.</summary>
internal static class Unloading
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Collects until the context is gone: finalisers take part, and the JIT's background thread keeps what it is compiling.</summary>
    /// <returns>False where something keeps it.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Ends(WeakReference context)
    {
        for (long start = Stopwatch.GetTimestamp(); context.IsAlive && Stopwatch.GetElapsedTime(start) < s_patience; Thread.Sleep(1))
            Collect();
        return !context.IsAlive;
    }

    public static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
