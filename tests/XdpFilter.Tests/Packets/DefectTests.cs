using static XdpFilter.Tests.Frames;

namespace XdpFilter.Tests;

public class DefectTests
{
    public static TheoryData<Defect, byte[]> Defects => new()
    {
        { Defect.EthernetCutShort, new byte[13] },
        { Defect.VlanTagCutShort, Ethernet(EtherTypes.Vlan, 0, 42, 8) },
        { Defect.VlanTagCutShort, Ethernet(EtherTypes.ProviderVlan, Tag(7, EtherTypes.Vlan)) },
        { Defect.Ipv4HeaderCutShort, Ethernet(EtherTypes.Ipv4, new byte[19]) },
        { Defect.Ipv4Version, Ethernet(EtherTypes.Ipv4, Ipv4(17, Udp(1, 2), version: 6)) },
        { Defect.Ipv4HeaderLength, Ethernet(EtherTypes.Ipv4, [0x44, .. Ipv4(17, Udp(1, 2))[1..]]) },
        { Defect.Ipv4HeaderLength, Ethernet(EtherTypes.Ipv4, [0x4f, .. Ipv4(17, Udp(1, 2))[1..]]) },
        { Defect.Ipv4TotalLength, Ethernet(EtherTypes.Ipv4, Ipv4(17, Udp(1, 2), totalLength: 29)) },
        { Defect.Ipv4TotalLength, Ethernet(EtherTypes.Ipv4, Ipv4(17, Udp(1, 2), totalLength: 19)) },
        { Defect.Ipv4TotalLength, Ethernet(EtherTypes.Ipv4, Ipv4(17, Udp(1, 2), words: 6, totalLength: 20)) },
        { Defect.Ipv6HeaderCutShort, Ethernet(EtherTypes.Ipv6, new byte[39]) },
        { Defect.Ipv6Version, Ethernet(EtherTypes.Ipv6, Ipv6(17, Udp(1, 2), version: 4)) },
        { Defect.Ipv6PayloadLength, Ethernet(EtherTypes.Ipv6, Ipv6(17, Udp(1, 2), payloadLength: 9)) },
        { Defect.Ipv6ExtensionCutShort, Ethernet(EtherTypes.Ipv6, Ipv6(IpProtocols.HopByHop, [17, 0, 0, 0])) },
        { Defect.Ipv6ExtensionCutShort, Ethernet(EtherTypes.Ipv6, Ipv6(IpProtocols.Routing, [17, 2, .. new byte[14]])) },
        { Defect.Ipv6ExtensionCutShort, Ethernet(EtherTypes.Ipv6, Ipv6(IpProtocols.DestinationOptions, Extension(IpProtocols.Fragment, 0, 17, 0))) },
        { Defect.Ipv6ExtensionCutShort, Ethernet(EtherTypes.Ipv6, Ipv6(IpProtocols.Authentication, [6, 4, .. new byte[14]])) },
        { Defect.TcpHeaderCutShort, Ethernet(EtherTypes.Ipv4, Ipv4(6, new byte[19])) },
        { Defect.TcpHeaderLength, Ethernet(EtherTypes.Ipv4, Ipv4(6, Tcp(1, 2, words: 4))) },
        { Defect.TcpHeaderLength, Ethernet(EtherTypes.Ipv4, Ipv4(6, Tcp(1, 2, words: 6)[..20])) },
        { Defect.UdpHeaderCutShort, Ethernet(EtherTypes.Ipv6, Ipv6(17, new byte[7])) },
        { Defect.UdpLength, Ethernet(EtherTypes.Ipv4, Ipv4(17, Udp(1, 2, length: 7))) },
        { Defect.UdpLength, Ethernet(EtherTypes.Ipv4, Ipv4(17, Udp(1, 2, length: 9))) },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void Each_defect_is_told_from_the_others(Defect defect, byte[] frame) =>
        Assert.Equal(defect, PacketParser.Parse(frame, frame.Length, out _));

    [Fact]
    public void Each_defect_is_shown_by_an_example_and_has_words_of_its_own()
    {
        Defect[] all = Enum.GetValues<Defect>();

        Assert.Equal(all.Except([Defect.None]), ((IEnumerable<object[]>)Defects).Select(row => (Defect)row[0]).Distinct());
        Assert.Equal(all.Length, all.Select(defect => defect.Describe()).Distinct().Count());
        Assert.All(all, defect => Assert.InRange(defect.Describe().Length, 1, 34));
    }
}
