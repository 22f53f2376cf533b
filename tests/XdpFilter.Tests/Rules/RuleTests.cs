using static XdpFilter.Tests.Frames;

namespace XdpFilter.Tests;

public class RuleTests
{
    private static readonly Dictionary<string, byte[]> s_frames = new()
    {
        ["udp"] = Ethernet(EtherTypes.Ipv4, Ipv4(IpProtocols.Udp, Udp(4000, 53, payload: 58))),
        ["udp6"] = Ethernet(EtherTypes.Ipv6, Ipv6(IpProtocols.Udp, Udp(53, 4000))),
        ["tcp"] = Ethernet(EtherTypes.Ipv4, Ipv4(IpProtocols.Tcp, Tcp(5000, 80), source: "192.168.1.9")),
        ["tcp6"] = Ethernet(EtherTypes.Ipv6, Ipv6(IpProtocols.Tcp, Tcp(80, 5000), destination: "fe80::1")),
        ["ping"] = Ethernet(EtherTypes.Ipv4, Ipv4(IpProtocols.Icmp, new byte[64])),
        ["ping6"] = Ethernet(EtherTypes.Ipv6, Ipv6(IpProtocols.Icmp6, new byte[64])),
        ["arp"] = Ethernet(EtherTypes.Arp, new byte[28]),
        ["vlan"] = Ethernet(EtherTypes.Vlan, Tag(42, EtherTypes.Ipv4, Ipv4(IpProtocols.Udp, Udp(9, 10)))),
        ["qinq"] = Ethernet(EtherTypes.ProviderVlan, Tag(7, EtherTypes.Vlan, Tag(42, EtherTypes.Ipv6, Ipv6(IpProtocols.Udp, Udp(9, 10))))),
        ["fragment"] = Ethernet(EtherTypes.Ipv4, Ipv4(IpProtocols.Udp, new byte[30], fragment: 9)),
        ["lldp"] = Ethernet(0x88cc, new byte[50]),
    };

    private static IEnumerable<string> Dropped(string rules)
    {
        XdpProgram program = RuleFile.Parse("rules", rules);
        foreach ((string name, byte[] frame) in s_frames)
        {
            Assert.Equal(Defect.None, PacketParser.Parse(frame, frame.Length, out Packet packet));
            if (program.Run(packet) == (uint)XdpAction.Drop)
                yield return name;
        }
    }

    [Theory]
    [InlineData("drop ip", "udp tcp ping vlan fragment")]
    [InlineData("drop ip6", "udp6 tcp6 ping6 qinq")]
    [InlineData("drop arp", "arp")]
    [InlineData("drop udp", "udp udp6 vlan qinq fragment")]
    [InlineData("drop tcp", "tcp tcp6")]
    [InlineData("drop tcp ip", "tcp")]
    [InlineData("drop icmp", "ping")]
    [InlineData("drop icmp6", "ping6")]
    [InlineData("drop vlan", "vlan qinq")]
    [InlineData("drop vlan 42", "vlan qinq")]
    [InlineData("drop vlan 7", "qinq")]
    [InlineData("drop vlan 8-41", "")]
    [InlineData("drop vlan udp ip", "vlan")]
    [InlineData("drop fragment", "fragment")]
    [InlineData("drop port 53", "udp udp6")]
    [InlineData("drop src port 53", "udp6")]
    [InlineData("drop dst port 53", "udp")]
    [InlineData("drop udp dst port 53", "udp")]
    [InlineData("drop tcp dst port 53", "")]
    [InlineData("drop port 0-65535", "udp udp6 tcp tcp6 vlan qinq")]
    [InlineData("drop dst port 80-5000", "udp6 tcp tcp6")]
    [InlineData("drop src 10.0.0.0/8", "udp ping vlan fragment")]
    [InlineData("drop src 10.0.0.1", "udp ping vlan fragment")]
    [InlineData("drop src 10.0.0.77/24 tcp", "")]
    [InlineData("drop src 0.0.0.0/0", "udp tcp ping vlan fragment")]
    [InlineData("drop dst ::/0", "udp6 tcp6 ping6 qinq")]
    [InlineData("drop dst fe80::/10", "tcp6")]
    [InlineData("drop host 10.0.0.2", "udp tcp ping vlan fragment")]
    [InlineData("drop host 192.168.1.9", "tcp")]
    [InlineData("drop host 2001:db8::1 tcp", "tcp6")]
    [InlineData("drop length 100", "udp")]
    [InlineData("drop length 98-100", "udp ping")]
    [InlineData("drop src 10.0.0.1 dst 10.0.0.2 udp src port 4000 dst port 53 length 1-1000 ip", "udp")]
    [InlineData("DROP UDP Dst PORT 53", "udp")]
    [InlineData("drop", "udp udp6 tcp tcp6 ping ping6 arp vlan qinq fragment lldp")]
    [InlineData("", "")]
    [InlineData("pass udp\ndrop", "tcp tcp6 ping ping6 arp lldp")]
    [InlineData("pass vlan\r\ndrop udp # but not in a VLAN\r\n\r\n#drop tcp", "udp udp6 fragment")]
    public void A_rule_drops_what_it_says(string rules, string dropped) =>
        Assert.Equal(dropped.Split(' ', StringSplitOptions.RemoveEmptyEntries), Dropped(rules));

    [Theory]
    [InlineData("aborted", 0u)]
    [InlineData("drop", 1u)]
    [InlineData("pass", 2u)]
    [InlineData("tx", 3u)]
    [InlineData("redirect", 4u)]
    [InlineData("9", 9u)]
    [InlineData("4294967295", uint.MaxValue)]
    public void Each_verdict_is_the_number_that_XDP_has_for_it(string verdict, uint number) =>
        Assert.Equal(number, RuleFile.Parse("rules", verdict).Run(default));

    [Fact]
    public void The_first_rule_that_matches_wins() =>
        Assert.Equal((uint)XdpAction.Tx, RuleFile.Parse("rules", "drop tcp\ntx\npass").Run(default));

    [Fact]
    public void Without_a_rule_that_matches_a_packet_passes() =>
        Assert.Equal((uint)XdpAction.Pass, RuleFile.Parse("rules", "drop tcp").Run(default));
}
