namespace RawTp.Plugins;

/// <summary>A type that only the plugin has, so that an argument of it could keep the plugin loaded.</summary>
public sealed record Parcel(int Weight);

/// <summary>A plugin that can be fired, and that brings programs for tracepoints of its host. Loaded by path, so that its host knows none of its types.</summary>
public static partial class Plugin
{
    private static int s_runs;

    [TracePoint("plugin_delivered", System = "plugin")]
    public static partial void Delivered(Parcel parcel, int count);

    [RawTracepointProgram]
    public static ulong CountsTicks(RawTracepointArgs args) => (ulong)Interlocked.Increment(ref s_runs);

    [RawTracepointProgram("plugin_delivered")]
    public static void TakesParcel(Parcel parcel) => GC.KeepAlive(parcel);

    [RawTracepointProgram]
    public static void Throws(RawTracepointArgs args) => throw new InvalidOperationException("of the plugin");

    public static int Runs => s_runs;

    /// <summary>Fires so many times; the first call is the first thing that any code of the plugin does.</summary>
    public static void Deliver(int count)
    {
        for (int i = 1; i <= count; i++)
            Delivered(new Parcel(i), i);
    }
}
