using System.Buffers.Binary;
using System.Net;

namespace XdpFilter.Tests;

/// <summary>Builds frames from the inside out: Ethernet(0x0800, Ipv4(17, Udp(53, 4000))).</summary>
internal static class Frames
{
    public static byte[] Ethernet(ushort etherType, params byte[] payload) =>
        [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, .. Big(etherType), .. payload];

    /// <summary>What stands behind the EtherType of a VLAN frame.</summary>
    public static byte[] Tag(ushort id, ushort etherType, params byte[] payload) => [.. Big(id), .. Big(etherType), .. payload];

    public static byte[] Ipv4(
        byte protocol,
        byte[] payload,
        string source = "10.0.0.1",
        string destination = "10.0.0.2",
        byte version = 4,
        int words = 5,
        int? totalLength = null,
        ushort fragment = 0)
    {
        byte[] options = new byte[Math.Max(0, (words - 5) * 4)];
        int length = totalLength ?? 20 + options.Length + payload.Length;
        return
        [
            (byte)(version << 4 | words), 0, .. Big((ushort)length), 0, 1, .. Big(fragment), 64, protocol, 0, 0,
            .. IPAddress.Parse(source).GetAddressBytes(), .. IPAddress.Parse(destination).GetAddressBytes(),
            .. options, .. payload,
        ];
    }

    public static byte[] Ipv6(
        byte next,
        byte[] payload,
        string source = "2001:db8::1",
        string destination = "2001:db8::2",
        byte version = 6,
        int? payloadLength = null) =>
    [
        (byte)(version << 4), 0, 0, 0, .. Big((ushort)(payloadLength ?? payload.Length)), next, 64,
        .. IPAddress.Parse(source).GetAddressBytes(), .. IPAddress.Parse(destination).GetAddressBytes(),
        .. payload,
    ];

    /// <summary>An extension header of 8 * (units + 1) bytes.</summary>
    public static byte[] Extension(byte next, int units, params byte[] payload) =>
        [next, (byte)units, .. new byte[6 + (units * 8)], .. payload];

    public static byte[] Fragment(byte next, int offset, bool more, params byte[] payload) =>
        [next, 0, .. Big((ushort)(offset << 3 | (more ? 1 : 0))), 0, 0, 0, 7, .. payload];

    public static byte[] Udp(int source, int destination, int payload = 0, int? length = null) =>
        [.. Big((ushort)source), .. Big((ushort)destination), .. Big((ushort)(length ?? 8 + payload)), 0, 0, .. new byte[payload]];

    public static byte[] Tcp(int source, int destination, int words = 5) =>
        [.. Big((ushort)source), .. Big((ushort)destination), 0, 0, 0, 0, 0, 0, 0, 0, (byte)(words << 4), 2, 0, 0, 0, 0, 0, 0, .. new byte[Math.Max(0, (words - 5) * 4)]];

    public static UInt128 Address(string address) =>
        BinaryPrimitives.ReadUInt128BigEndian(IPAddress.Parse(address).MapToIPv6().GetAddressBytes());

    private static byte[] Big(ushort value) => [(byte)(value >> 8), (byte)value];
}
