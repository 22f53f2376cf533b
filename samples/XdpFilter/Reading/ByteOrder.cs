using System.Buffers.Binary;

namespace XdpFilter;

/// <summary>The order in which the machine that wrote a capture keeps the bytes of a number.</summary>
internal readonly record struct ByteOrder(bool BigEndian)
{
    public ushort UInt16(ReadOnlySpan<byte> bytes, int offset) => BigEndian
        ? BinaryPrimitives.ReadUInt16BigEndian(bytes[offset..])
        : BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

    public uint UInt32(ReadOnlySpan<byte> bytes, int offset) => BigEndian
        ? BinaryPrimitives.ReadUInt32BigEndian(bytes[offset..])
        : BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);
}
