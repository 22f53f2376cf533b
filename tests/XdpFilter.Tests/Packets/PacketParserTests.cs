using static XdpFilter.Tests.Frames;

namespace XdpFilter.Tests;

public class PacketParserTests
{
    private static Packet Parse(byte[] frame)
    {
        Assert.Equal(Defect.None, PacketParser.Parse(frame, frame.Length, out Packet packet));
        return packet;
    }

    [Fact]
    public void Udp_over_IPv4_has_addresses_and_ports()
    {
        Packet packet = Parse(Ethernet(EtherTypes.Ipv4, Ipv4(IpProtocols.Udp, Udp(53, 40000, payload: 5))));

        Assert.Equal(IpProtocols.Udp, packet.Protocol);
        Assert.Equal(Address("10.0.0.1"), packet.Source);
        Assert.Equal(Address("10.0.0.2"), packet.Destination);
        Assert.Equal((53, 40000), (packet.SourcePort, packet.DestinationPort));
        Assert.Equal((Packet.Untagged, Packet.Untagged), (packet.Vlan, packet.InnerVlan));
        Assert.Equal(14 + 20 + 8 + 5, packet.Length);
        Assert.False(packet.IsFragment);
    }

    [Fact]
    public void Tcp_over_IPv6_has_addresses_and_ports()
    {
        Packet packet = Parse(Ethernet(EtherTypes.Ipv6, Ipv6(IpProtocols.Tcp, Tcp(65535, 80, words: 8))));

        Assert.Equal(IpProtocols.Tcp, packet.Protocol);
        Assert.Equal(Address("2001:db8::1"), packet.Source);
        Assert.Equal(Address("2001:db8::2"), packet.Destination);
        Assert.Equal((65535, 80), (packet.SourcePort, packet.DestinationPort));
    }

    [Fact]
    public void Ports_are_found_behind_IPv4_options()
    {
        Packet packet = Parse(Ethernet(EtherTypes.Ipv4, Ipv4(IpProtocols.Udp, Udp(1, 2), words: 15)));

        Assert.Equal((1, 2), (packet.SourcePort, packet.DestinationPort));
    }

    [Fact]
    public void Ports_are_found_behind_all_IPv6_extension_headers()
    {
        byte[] payload = Extension(IpProtocols.Routing, 0,
            Extension(IpProtocols.Authentication, 2,
                [IpProtocols.Fragment, 4, .. new byte[22],
                    .. Fragment(IpProtocols.DestinationOptions, 0, more: false,
                        Extension(IpProtocols.Mobility, 1,
                            Extension(IpProtocols.Udp, 0, Udp(7, 8))))]));
        Packet packet = Parse(Ethernet(EtherTypes.Ipv6, Ipv6(IpProtocols.HopByHop, payload)));

        Assert.Equal(IpProtocols.Udp, packet.Protocol);
        Assert.Equal((7, 8), (packet.SourcePort, packet.DestinationPort));
        Assert.True(packet.IsFragment);
    }

    [Theory]
    [InlineData(EtherTypes.Vlan)]
    [InlineData(EtherTypes.ProviderVlan)]
    [InlineData(EtherTypes.OldProviderVlan)]
    public void A_VLAN_tag_has_an_id_without_its_priority(ushort tag)
    {
        Packet packet = Parse(Ethernet(tag, Tag(0xe02a, EtherTypes.Ipv4, Ipv4(IpProtocols.Udp, Udp(1, 2)))));

        Assert.Equal((42, Packet.Untagged), (packet.Vlan, packet.InnerVlan));
        Assert.Equal(EtherTypes.Ipv4, packet.EtherType);
        Assert.Equal(2, packet.DestinationPort);
    }

    [Fact]
    public void The_first_two_of_several_tags_are_kept()
    {
        Packet packet = Parse(Ethernet(EtherTypes.ProviderVlan, Tag(7, EtherTypes.Vlan, Tag(42, EtherTypes.Vlan, Tag(9, EtherTypes.Arp, new byte[28])))));

        Assert.Equal((7, 42), (packet.Vlan, packet.InnerVlan));
        Assert.Equal(EtherTypes.Arp, packet.EtherType);
        Assert.False(packet.IsIp);
    }

    [Fact]
    public void The_first_fragment_has_ports_although_it_is_shorter_than_its_datagram()
    {
        Packet packet = Parse(Ethernet(EtherTypes.Ipv4, Ipv4(IpProtocols.Udp, Udp(1, 2, length: 3000), fragment: 0x2000)));

        Assert.True(packet.IsFragment);
        Assert.Equal(2, packet.DestinationPort);
    }

    [Fact]
    public void A_later_fragment_has_no_ports()
    {
        Packet packet = Parse(Ethernet(EtherTypes.Ipv4, Ipv4(IpProtocols.Udp, [1, 2], fragment: 185)));

        Assert.True(packet.IsFragment);
        Assert.Equal((Packet.NoPort, Packet.NoPort), (packet.SourcePort, packet.DestinationPort));
    }

    [Fact]
    public void A_later_IPv6_fragment_has_a_protocol_and_no_ports()
    {
        Packet packet = Parse(Ethernet(EtherTypes.Ipv6, Ipv6(IpProtocols.Fragment, Fragment(IpProtocols.Udp, 100, more: true, 1, 2))));

        Assert.True(packet.IsFragment);
        Assert.Equal(IpProtocols.Udp, packet.Protocol);
        Assert.Equal(Packet.NoPort, packet.SourcePort);
    }

    [Fact]
    public void Do_not_fragment_is_not_a_fragment() =>
        Assert.False(Parse(Ethernet(EtherTypes.Ipv4, Ipv4(IpProtocols.Udp, Udp(1, 2), fragment: 0x4000))).IsFragment);

    [Fact]
    public void Padding_behind_the_packet_is_no_part_of_it()
    {
        Packet packet = Parse(Ethernet(EtherTypes.Ipv4, [.. Ipv4(IpProtocols.Udp, Udp(1, 2)), .. new byte[18]]));

        Assert.Equal(2, packet.DestinationPort);
    }

    [Fact]
    public void Padding_does_not_complete_a_header_that_is_cut_short()
    {
        byte[] frame = Ethernet(EtherTypes.Ipv4, [.. Ipv4(IpProtocols.Udp, [0, 1, 0, 2]), .. new byte[18]]);

        Assert.Equal(Defect.UdpHeaderCutShort, PacketParser.Parse(frame, frame.Length, out _));
    }

    [Fact]
    public void A_jumbogram_is_as_long_as_its_frame()
    {
        Packet packet = Parse(Ethernet(EtherTypes.Ipv6, Ipv6(IpProtocols.HopByHop, Extension(IpProtocols.Udp, 0, Udp(1, 2)), payloadLength: 0)));

        Assert.Equal(2, packet.DestinationPort);
    }

    [Theory]
    [InlineData(IpProtocols.Icmp)]
    [InlineData((byte)132)]
    public void Other_protocols_have_no_ports(byte protocol) =>
        Assert.Equal(Packet.NoPort, Parse(Ethernet(EtherTypes.Ipv4, Ipv4(protocol, new byte[20]))).SourcePort);

    [Theory]
    [InlineData((ushort)38)]
    [InlineData((ushort)0x88cc)]
    public void Other_frames_are_not_IP(ushort etherType) => Assert.False(Parse(Ethernet(etherType, new byte[46])).IsIp);

    [Fact]
    public void A_frame_of_which_only_a_part_was_captured_is_parsed_as_far_as_that_goes()
    {
        byte[] frame = Ethernet(EtherTypes.Vlan, Tag(42, EtherTypes.Ipv6, Ipv6(IpProtocols.HopByHop, Extension(IpProtocols.Tcp, 1, Tcp(1, 80)))));
        for (int captured = 0; captured < frame.Length; captured++)
        {
            Assert.Equal(Defect.None, PacketParser.Parse(frame.AsSpan(0, captured), frame.Length, out Packet packet));

            Assert.Equal(captured >= 18 ? 42 : Packet.Untagged, packet.Vlan);
            Assert.Equal(captured >= 58 ? Address("2001:db8::1") : 0, packet.Source);
            Assert.Equal(captured >= 94 ? 80 : Packet.NoPort, packet.DestinationPort);
        }
    }

    [Fact]
    public void A_frame_that_was_sent_cut_short_is_defective_wherever_it_ends()
    {
        byte[] frame = Ethernet(EtherTypes.Vlan, Tag(42, EtherTypes.Ipv6, Ipv6(IpProtocols.HopByHop, Extension(IpProtocols.Tcp, 1, Tcp(1, 80)))));
        for (int length = 0; length < frame.Length; length++)
            Assert.NotEqual(Defect.None, PacketParser.Parse(frame.AsSpan(0, length), length, out _));
    }
}
