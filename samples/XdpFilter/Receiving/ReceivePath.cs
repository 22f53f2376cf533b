namespace XdpFilter;

/// <summary>What happens to each packet that arrives.</summary>
internal sealed class ReceivePath(XdpProgram program)
{
    /// <param name="frame">What was captured of the packet.</param>
    /// <param name="wireLength">How long it was, at least as much as was captured.</param>
    public XdpAction Receive(NetDevice dev, ReadOnlySpan<byte> frame, int wireLength)
    {
        uint act;
        Defect defect = PacketParser.Parse(frame, wireLength, out Packet packet);
        if (defect == Defect.None)
        {
            if (packet.IsIp)
                Xdp.Flow(packet.Flow, (uint)wireLength);
            act = program.Run(packet);
        }
        else
        {
            Xdp.Malformed(dev, defect, frame);
            act = (uint)XdpAction.Aborted;
        }

        if (act is (uint)XdpAction.Aborted or > (uint)XdpAction.Redirect)
            Xdp.Exception(dev, program, act);
        Xdp.Verdict(dev, (uint)wireLength, (XdpAction)act);
        return (XdpAction)act;
    }
}
