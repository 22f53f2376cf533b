namespace XdpFilter;

/// <summary>Why a packet is not what it says it is.</summary>
public enum Defect : byte
{
    None,
    EthernetCutShort,
    VlanTagCutShort,
    Ipv4HeaderCutShort,
    Ipv4Version,
    Ipv4HeaderLength,
    Ipv4TotalLength,
    Ipv6HeaderCutShort,
    Ipv6Version,
    Ipv6PayloadLength,
    Ipv6ExtensionCutShort,
    TcpHeaderCutShort,
    TcpHeaderLength,
    UdpHeaderCutShort,
    UdpLength,
}

internal static class DefectText
{
    public static string Describe(this Defect defect) => defect switch
    {
        Defect.None => "nothing",
        Defect.EthernetCutShort => "Ethernet header cut short",
        Defect.VlanTagCutShort => "VLAN tag cut short",
        Defect.Ipv4HeaderCutShort => "IPv4 header cut short",
        Defect.Ipv4Version => "IPv4 frame, other version inside",
        Defect.Ipv4HeaderLength => "IPv4 header length impossible",
        Defect.Ipv4TotalLength => "IPv4 total length impossible",
        Defect.Ipv6HeaderCutShort => "IPv6 header cut short",
        Defect.Ipv6Version => "IPv6 frame, other version inside",
        Defect.Ipv6PayloadLength => "IPv6 payload longer than frame",
        Defect.Ipv6ExtensionCutShort => "IPv6 extension header cut short",
        Defect.TcpHeaderCutShort => "TCP header cut short",
        Defect.TcpHeaderLength => "TCP header length impossible",
        Defect.UdpHeaderCutShort => "UDP header cut short",
        Defect.UdpLength => "UDP length impossible",
        _ => throw new ArgumentOutOfRangeException(nameof(defect)),
    };
}
