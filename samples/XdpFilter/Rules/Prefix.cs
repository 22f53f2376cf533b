using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace XdpFilter;

/// <summary>The addresses that begin with the same bits: 10.0.0.0/8, 2001:db8::/32.</summary>
internal readonly record struct Prefix(UInt128 Address, UInt128 Mask)
{
    public static Prefix Any { get; }

    public bool Contains(UInt128 address) => (address & Mask) == Address;

    /// <param name="etherType">The version of IP that addresses of this form belong to.</param>
    public static bool TryParse(string text, out Prefix prefix, out ushort etherType)
    {
        prefix = default;
        etherType = 0;
        string[] parts = text.Split('/');
        if (parts.Length > 2 || !TryParseAddress(parts[0], out IPAddress? address))
            return false;

        bool isIpv4 = address.AddressFamily == AddressFamily.InterNetwork;
        int bits = isIpv4 ? 32 : 128;
        int length = bits;
        if (parts.Length == 2 && !(int.TryParse(parts[1], System.Globalization.NumberStyles.None, null, out length) && length <= bits))
            return false;

        Span<byte> bytes = stackalloc byte[16];
        (isIpv4 ? address.MapToIPv6() : address).TryWriteBytes(bytes, out _);
        UInt128 mask = length == 0 && !isIpv4 ? 0 : UInt128.MaxValue << (bits - length);
        prefix = new Prefix(BinaryPrimitives.ReadUInt128BigEndian(bytes) & mask, mask);
        etherType = isIpv4 ? EtherTypes.Ipv4 : EtherTypes.Ipv6;
        return true;
    }

    // IPAddress also takes 10.1 and 0x0a000001, which in a file of rules are mistakes.
    private static bool TryParseAddress(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        address = null;
        bool looksRight = text.Contains(':') ? !text.Contains('%') && !text.Contains('[') : text.Count(c => c == '.') == 3;
        return looksRight && text.All(c => char.IsAsciiHexDigit(c) || c is '.' or ':') && IPAddress.TryParse(text, out address);
    }
}
