namespace XdpFilter;

/// <summary>One line of the rules: what to do with a packet that fulfils all of its conditions.</summary>
internal sealed record Rule(uint Verdict)
{
    public ushort? EtherType { get; init; }

    public byte? Protocol { get; init; }

    /// <summary>One of the packet's first two tags.</summary>
    public NumberRange Vlan { get; init; } = NumberRange.Any;

    public Prefix Source { get; init; } = Prefix.Any;

    public Prefix Destination { get; init; } = Prefix.Any;

    /// <summary>Either address.</summary>
    public Prefix Host { get; init; } = Prefix.Any;

    public NumberRange SourcePort { get; init; } = NumberRange.Any;

    public NumberRange DestinationPort { get; init; } = NumberRange.Any;

    /// <summary>Either port.</summary>
    public NumberRange Port { get; init; } = NumberRange.Any;

    public NumberRange Length { get; init; } = NumberRange.Any;

    public bool OnlyFragments { get; init; }

    public bool Matches(in Packet packet) =>
        (EtherType is not ushort etherType || packet.EtherType == etherType)
        && (Protocol is not byte protocol || (packet.IsIp && packet.Protocol == protocol))
        && Source.Contains(packet.Source)
        && Destination.Contains(packet.Destination)
        && SourcePort.Contains(packet.SourcePort)
        && DestinationPort.Contains(packet.DestinationPort)
        && (Port.Contains(packet.SourcePort) || Port.Contains(packet.DestinationPort))
        && (Host.Contains(packet.Source) || Host.Contains(packet.Destination))
        && (Vlan.Contains(packet.Vlan) || Vlan.Contains(packet.InnerVlan))
        && Length.Contains(packet.Length)
        && (!OnlyFragments || packet.IsFragment);
}
