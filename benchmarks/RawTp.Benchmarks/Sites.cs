using System.Runtime.CompilerServices;

namespace RawTp.Benchmarks;

/// <summary>The same site, instrumented in each way: three arguments (object, object, uint), in a method that is not inlined.</summary>
internal static partial class Sites
{
    public static event Action<object, object, uint>? Subscribers;

    public static Action<object, object, uint>? Callback;

    public static ulong Sum;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Empty(object dev, object xdp, uint act)
    {
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Delegate(object dev, object xdp, uint act) => Callback?.Invoke(dev, xdp, act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Event(object dev, object xdp, uint act) => Subscribers?.Invoke(dev, xdp, act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Tracepoint(object dev, object xdp, uint act) => Exception(dev, xdp, act);

    [TracePoint("xdp_exception")]
    private static partial void Exception(object dev, object xdp, uint act);

    /// <summary>What every subscriber and every program does.</summary>
    [RawTracepointProgram("xdp_exception")]
    private static void Add(RawTracepointArgs args) => Sum += (uint)args[2];

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void AddEvent(object dev, object xdp, uint act) => Sum += act;
}
