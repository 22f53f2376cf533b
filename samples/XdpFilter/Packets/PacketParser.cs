using System.Buffers.Binary;

namespace XdpFilter;

/// <summary>
/// Reads the headers of a frame. A capture may hold less of a frame than was on the wire: a header that the capture
/// cut off ends the parse without complaint, one that the sender cut off is a defect.
/// </summary>
internal static class PacketParser
{
    private const int EthernetHeader = 14;
    private const int VlanTag = 4;
    private const int Ipv4Header = 20;
    private const int Ipv6Header = 40;
    private const int TcpHeader = 20;
    private const int UdpHeader = 8;

    // ::ffff:0:0, below which IPv6 keeps the addresses of IPv4.
    private static readonly UInt128 s_ipv4Mapped = new(0, 0xffff_0000_0000);

    /// <param name="frame">What was captured.</param>
    /// <param name="wireLength">How long the frame was, at least as much as was captured.</param>
    public static Defect Parse(ReadOnlySpan<byte> frame, int wireLength, out Packet packet)
    {
        packet = new Packet
        {
            Vlan = Packet.Untagged,
            InnerVlan = Packet.Untagged,
            SourcePort = Packet.NoPort,
            DestinationPort = Packet.NoPort,
            Length = wireLength,
        };

        if (frame.Length < EthernetHeader)
            return wireLength < EthernetHeader ? Defect.EthernetCutShort : Defect.None;

        ushort etherType = BinaryPrimitives.ReadUInt16BigEndian(frame[12..]);
        int offset = EthernetHeader;
        for (int tags = 0; etherType is EtherTypes.Vlan or EtherTypes.ProviderVlan or EtherTypes.OldProviderVlan; tags++)
        {
            if (frame.Length - offset < VlanTag)
                return wireLength - offset < VlanTag ? Defect.VlanTagCutShort : Defect.None;

            int id = BinaryPrimitives.ReadUInt16BigEndian(frame[offset..]) & 0xfff;
            if (tags == 0)
                packet.Vlan = id;
            else if (tags == 1)
                packet.InnerVlan = id;
            etherType = BinaryPrimitives.ReadUInt16BigEndian(frame[(offset + 2)..]);
            offset += VlanTag;
        }

        packet.EtherType = etherType;
        return etherType switch
        {
            EtherTypes.Ipv4 => ParseIpv4(frame[offset..], wireLength - offset, ref packet),
            EtherTypes.Ipv6 => ParseIpv6(frame[offset..], wireLength - offset, ref packet),
            _ => Defect.None,
        };
    }

    private static Defect ParseIpv4(ReadOnlySpan<byte> ip, int wireLength, ref Packet packet)
    {
        if (ip.Length < Ipv4Header)
            return wireLength < Ipv4Header ? Defect.Ipv4HeaderCutShort : Defect.None;
        if (ip[0] >> 4 != 4)
            return Defect.Ipv4Version;

        int headerLength = (ip[0] & 0xf) * 4;
        int totalLength = BinaryPrimitives.ReadUInt16BigEndian(ip[2..]);
        if (headerLength < Ipv4Header || headerLength > wireLength)
            return Defect.Ipv4HeaderLength;
        if (totalLength < headerLength || totalLength > wireLength)
            return Defect.Ipv4TotalLength;

        packet.Protocol = ip[9];
        packet.Source = s_ipv4Mapped | BinaryPrimitives.ReadUInt32BigEndian(ip[12..]);
        packet.Destination = s_ipv4Mapped | BinaryPrimitives.ReadUInt32BigEndian(ip[16..]);

        ushort fragment = BinaryPrimitives.ReadUInt16BigEndian(ip[6..]);
        bool isLaterFragment = (fragment & 0x1fff) != 0;
        packet.IsFragment = (fragment & 0x3fff) != 0;
        return isLaterFragment
            ? Defect.None
            : ParseTransport(Part(ip, headerLength, totalLength), totalLength - headerLength, ref packet);
    }

    private static Defect ParseIpv6(ReadOnlySpan<byte> ip, int wireLength, ref Packet packet)
    {
        if (ip.Length < Ipv6Header)
            return wireLength < Ipv6Header ? Defect.Ipv6HeaderCutShort : Defect.None;
        if (ip[0] >> 4 != 6)
            return Defect.Ipv6Version;

        byte next = ip[6];
        int payloadLength = BinaryPrimitives.ReadUInt16BigEndian(ip[4..]);
        // A jumbogram says 0 here, and how long it is in an option of its first extension header.
        if (payloadLength == 0 && next == IpProtocols.HopByHop)
            payloadLength = wireLength - Ipv6Header;
        if (payloadLength > wireLength - Ipv6Header)
            return Defect.Ipv6PayloadLength;

        packet.Source = BinaryPrimitives.ReadUInt128BigEndian(ip[8..]);
        packet.Destination = BinaryPrimitives.ReadUInt128BigEndian(ip[24..]);

        int end = Ipv6Header + payloadLength;
        int offset = Ipv6Header;
        while (IsExtension(next))
        {
            packet.Protocol = next;
            if (end - offset < 8)
                return Defect.Ipv6ExtensionCutShort;
            if (ip.Length - offset < 8)
                return Defect.None;

            int length = next switch
            {
                IpProtocols.Fragment => 8,
                IpProtocols.Authentication => (ip[offset + 1] + 2) * 4,
                _ => (ip[offset + 1] + 1) * 8,
            };
            if (end - offset < length)
                return Defect.Ipv6ExtensionCutShort;

            bool isLaterFragment = false;
            if (next == IpProtocols.Fragment)
            {
                isLaterFragment = (BinaryPrimitives.ReadUInt16BigEndian(ip[(offset + 2)..]) & 0xfff8) != 0;
                packet.IsFragment = true;
            }

            next = ip[offset];
            offset += length;
            if (isLaterFragment)
            {
                packet.Protocol = next;
                return Defect.None;
            }
        }

        packet.Protocol = next;
        return ParseTransport(Part(ip, offset, end), end - offset, ref packet);
    }

    private static bool IsExtension(byte protocol) => protocol is IpProtocols.HopByHop or IpProtocols.Routing
        or IpProtocols.Fragment or IpProtocols.Authentication or IpProtocols.DestinationOptions
        or IpProtocols.Mobility or IpProtocols.HostIdentity or IpProtocols.Shim6;

    private static Defect ParseTransport(ReadOnlySpan<byte> segment, int wireLength, ref Packet packet)
    {
        switch (packet.Protocol)
        {
            case IpProtocols.Tcp:
                if (segment.Length < TcpHeader)
                    return wireLength < TcpHeader ? Defect.TcpHeaderCutShort : Defect.None;
                int headerLength = (segment[12] >> 4) * 4;
                if (headerLength < TcpHeader || headerLength > wireLength)
                    return Defect.TcpHeaderLength;
                break;
            case IpProtocols.Udp:
                if (segment.Length < UdpHeader)
                    return wireLength < UdpHeader ? Defect.UdpHeaderCutShort : Defect.None;
                int length = BinaryPrimitives.ReadUInt16BigEndian(segment[4..]);
                // The first fragment holds less than the datagram that it is the first of.
                if (length < UdpHeader || (length > wireLength && !packet.IsFragment))
                    return Defect.UdpLength;
                break;
            default:
                return Defect.None;
        }

        packet.SourcePort = BinaryPrimitives.ReadUInt16BigEndian(segment);
        packet.DestinationPort = BinaryPrimitives.ReadUInt16BigEndian(segment[2..]);
        return Defect.None;
    }

    // From one offset to another, as far as the capture goes.
    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> bytes, int from, int to) =>
        bytes[Math.Min(from, bytes.Length)..Math.Min(to, bytes.Length)];
}
