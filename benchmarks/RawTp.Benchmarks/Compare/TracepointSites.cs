using System.Runtime.CompilerServices;

namespace RawTp.Benchmarks.Compare;

/// <summary>One tracepoint for each number of programs, so that all can be measured in one round.</summary>
internal static partial class TracepointSites
{
    private static ulong s_sum;

    public static IEnumerable<Candidate> Candidates()
    {
        Attach(RawOneTracepoint, AddRawProgram, 1);
        Attach(RawTwoTracepoint, AddRawProgram, 2);
        Attach(RawEightTracepoint, AddRawProgram, 8);
        Attach(TypedOneTracepoint, AddTypedProgram, 1);
        Attach(TypedEightTracepoint, AddTypedProgram, 8);
        return
        [
            new("RawTp", "RawTp", false, static n => { for (uint i = 0; i < n; i++) FireOff(Site.Dev, Site.Xdp, i); }),
            new("RawTp", "RawTp, 1 program, raw", true, static n => { for (uint i = 0; i < n; i++) FireRawOne(Site.Dev, Site.Xdp, i); }),
            new("RawTp", "RawTp, 1 program, typed", true, static n => { for (uint i = 0; i < n; i++) FireTypedOne(Site.Dev, Site.Xdp, i); }),
            new("RawTp", "RawTp, 1 program, late", true, static n => { for (uint i = 0; i < n; i++) FireLate(Site.Dev, Site.Xdp, i); }, static () => Attach(LateTracepoint, AddRawProgram, 1)),
            new("RawTp", "RawTp, 2 programs, raw", true, static n => { for (uint i = 0; i < n; i++) FireRawTwo(Site.Dev, Site.Xdp, i); }),
            new("RawTp", "RawTp, 8 programs, raw", true, static n => { for (uint i = 0; i < n; i++) FireRawEight(Site.Dev, Site.Xdp, i); }),
            new("RawTp", "RawTp, 8 programs, typed", true, static n => { for (uint i = 0; i < n; i++) FireTypedEight(Site.Dev, Site.Xdp, i); }),
        ];
    }

    /// <summary>Fires at a tracepoint with one program, for measuring how threads scale.</summary>
    public static void FireOne(int times)
    {
        for (uint i = 0; i < times; i++)
            NoticeSilently(Site.Dev, Site.Xdp, i);
    }

    public static RawTracepointLink OpenSilent() => SilentTracepoint.Open(IgnoreProgram);

    private static void Attach(RawTracepoint tracepoint, RawTracepointProgram program, int times)
    {
        for (int i = 0; i < times; i++)
            tracepoint.Open(program);
    }

    [TracePoint("compare_off")]
    private static partial void Off(object dev, object xdp, uint act);

    [TracePoint("compare_raw_1")]
    private static partial void RawOne(object dev, object xdp, uint act);

    [TracePoint("compare_raw_2")]
    private static partial void RawTwo(object dev, object xdp, uint act);

    [TracePoint("compare_raw_8")]
    private static partial void RawEight(object dev, object xdp, uint act);

    [TracePoint("compare_typed_1")]
    private static partial void TypedOne(object dev, object xdp, uint act);

    [TracePoint("compare_typed_8")]
    private static partial void TypedEight(object dev, object xdp, uint act);

    [TracePoint("compare_late")]
    private static partial void Late(object dev, object xdp, uint act);

    [TracePoint("compare_silent")]
    private static partial void Silent(object dev, object xdp, uint act);

    [RawTracepointProgram]
    private static void AddRaw(RawTracepointArgs args) => s_sum += (uint)args[2];

    [RawTracepointProgram]
    private static void AddTyped(object dev, object xdp, uint act) => s_sum += act;

    /// <summary>Writes nothing, so that threads share nothing by it.</summary>
    [RawTracepointProgram]
    private static void Ignore(RawTracepointArgs args) { }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FireOff(object dev, object xdp, uint act) => Off(dev, xdp, act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FireRawOne(object dev, object xdp, uint act) => RawOne(dev, xdp, act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FireRawTwo(object dev, object xdp, uint act) => RawTwo(dev, xdp, act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FireRawEight(object dev, object xdp, uint act) => RawEight(dev, xdp, act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FireTypedOne(object dev, object xdp, uint act) => TypedOne(dev, xdp, act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FireTypedEight(object dev, object xdp, uint act) => TypedEight(dev, xdp, act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FireLate(object dev, object xdp, uint act) => Late(dev, xdp, act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void NoticeSilently(object dev, object xdp, uint act) => Silent(dev, xdp, act);
}

/// <summary>What every site is fired with.</summary>
internal static class Site
{
    public static readonly object Dev = new();
    public static readonly object Xdp = new();
}
