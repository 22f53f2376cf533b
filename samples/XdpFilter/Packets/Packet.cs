namespace XdpFilter;

/// <summary>What a rule can ask about a packet.</summary>
internal struct Packet
{
    public const int Untagged = -1;
    public const int NoPort = -1;

    /// <summary>What is inside, behind all VLAN tags.</summary>
    public ushort EtherType;

    /// <summary>The first VLAN tag's id, or <see cref="Untagged"/>.</summary>
    public int Vlan;

    /// <summary>The second tag's id, or <see cref="Untagged"/>.</summary>
    public int InnerVlan;

    /// <summary>The protocol that IP carries, behind all extension headers; of no meaning for a packet that is not IP.</summary>
    public byte Protocol;

    public bool IsFragment;

    /// <summary>Its addresses and ports; of no meaning for a packet that is not IP.</summary>
    public UInt128 Source;
    public UInt128 Destination;
    public int SourcePort;
    public int DestinationPort;

    public int Length;

    public readonly bool IsIp => EtherType is EtherTypes.Ipv4 or EtherTypes.Ipv6;

    public readonly Flow Flow => new()
    {
        Source = Source,
        Destination = Destination,
        SourcePort = SourcePort,
        DestinationPort = DestinationPort,
        Protocol = Protocol,
    };
}

internal static class EtherTypes
{
    public const ushort Ipv4 = 0x0800;
    public const ushort Arp = 0x0806;
    public const ushort Vlan = 0x8100;
    public const ushort Ipv6 = 0x86dd;
    public const ushort ProviderVlan = 0x88a8;
    public const ushort OldProviderVlan = 0x9100;
}

internal static class IpProtocols
{
    public const byte HopByHop = 0;
    public const byte Icmp = 1;
    public const byte Tcp = 6;
    public const byte Udp = 17;
    public const byte Routing = 43;
    public const byte Fragment = 44;
    public const byte Authentication = 51;
    public const byte Icmp6 = 58;
    public const byte DestinationOptions = 60;
    public const byte Mobility = 135;
    public const byte HostIdentity = 139;
    public const byte Shim6 = 140;
}
