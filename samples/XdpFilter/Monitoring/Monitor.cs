using RawTp;

namespace XdpFilter;

/// <summary>
/// The programs, and what they have seen. The receive path knows nothing of them. They allocate nothing, and count
/// without locks, because one thread receives.
/// </summary>
internal static partial class Monitor
{
    public static ActionCounts Verdicts { get; } = new();

    public static ActionCounts Exceptions { get; } = new();

    public static Log2Histogram Lengths { get; } = new();

    public static TopTalkers Talkers { get; } = new();

    public static DefectLog Defects { get; } = new();

    /// <summary>How many tracepoints were passed, as far as programs were there to see it.</summary>
    public static long EventCount => Verdicts.Total + Exceptions.Total + Talkers.PacketCount + Defects.Total;

    public static RawTracepointLink[] AttachAll() =>
    [
        RawTracepoint.Open("xdp_verdict", CountVerdictsProgram),
        RawTracepoint.Open("xdp_verdict", MeasureLengthsProgram),
        RawTracepoint.Open("xdp_exception", CountExceptionsProgram),
        RawTracepoint.Open("xdp_flow", FollowTalkersProgram),
        RawTracepoint.Open("xdp_malformed", ExplainDefectsProgram),
    ];

    public static RawTracepointLink[] AttachOne() => [RawTracepoint.Open("xdp_verdict", CountVerdictsProgram)];

    public static void Reset()
    {
        Verdicts.Clear();
        Exceptions.Clear();
        Lengths.Clear();
        Talkers.Clear();
        Defects.Clear();
    }

    // Raw form: the arguments by number, as a raw tracepoint program in the kernel reads them.
    [RawTracepointProgram("xdp_verdict")]
    private static void CountVerdicts(RawTracepointArgs args) => Verdicts.Add((uint)args[2]);

    [RawTracepointProgram("xdp_exception")]
    private static void CountExceptions(RawTracepointArgs args) => Exceptions.Add(args.Value<uint>(2));

    // Typed form: the tracepoint's own parameters, as many of them as are needed.
    [RawTracepointProgram("xdp_verdict")]
    private static void MeasureLengths(NetDevice dev, uint length) => Lengths.Add(length);

    [RawTracepointProgram("xdp_flow")]
    private static void FollowTalkers(in Flow flow, uint length) => Talkers.Add(flow.Source, length);

    [RawTracepointProgram("xdp_malformed")]
    private static void ExplainDefects(NetDevice dev, Defect defect, ReadOnlySpan<byte> frame) => Defects.Add(dev, defect, frame);
}
