using RawTp;

namespace XdpFilter;

/// <summary>
/// The places in the receive path that can be watched. Nothing is counted or logged here: whoever wants to know
/// attaches a program, and until then firing costs one load and one test.
/// </summary>
public static partial class Xdp
{
    /// <summary>A packet has been decided about.</summary>
    [TracePoint("xdp_verdict", System = "xdp")]
    public static partial void Verdict(NetDevice dev, uint length, XdpAction act);

    /// <summary>The program failed, or returned a number that is no action; as in the Linux kernel.</summary>
    [TracePoint("xdp_exception", System = "xdp")]
    public static partial void Exception(NetDevice dev, XdpProgram xdp, uint act);

    /// <summary>An IP packet goes from one address to another.</summary>
    [TracePoint("xdp_flow", System = "xdp")]
    public static partial void Flow(in Flow flow, uint length);

    /// <summary>A frame is not what it says it is.</summary>
    [TracePoint("xdp_malformed", System = "xdp")]
    public static partial void Malformed(NetDevice dev, Defect defect, ReadOnlySpan<byte> frame);
}
