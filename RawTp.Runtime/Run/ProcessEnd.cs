using System.Diagnostics;
using System.Runtime.Loader;

namespace RawTp;

/// <summary>Whether the process ends: a thread that has called <see cref="Environment.Exit"/> from inside a program never leaves it.</summary>
internal static class ProcessEnd
{
    /// <summary>How long programs are still waited for, all in all.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>0 until it begins.</summary>
    private static long s_begun;

    public static bool IsOverdue => Volatile.Read(ref s_begun) is not 0 and long begun && Stopwatch.GetElapsedTime(begun) > s_patience;

    /// <summary>By an event that comes before <see cref="AppDomain.ProcessExit"/>, whose handlers may dispose links, on another thread than the one that exits.</summary>
    public static void Watch() => AssemblyLoadContext.Default.Unloading += static _ => Volatile.Write(ref s_begun, Stopwatch.GetTimestamp());
}
