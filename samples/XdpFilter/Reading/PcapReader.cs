namespace XdpFilter;

/// <summary>Reads the older format, pcap: a header of 24 bytes, then packets of 16 bytes and what was captured.</summary>
internal sealed class PcapReader : CaptureReader
{
    public const uint MicrosecondMagic = 0xa1b2c3d4;
    public const uint NanosecondMagic = 0xa1b23c4d;

    private const int FileHeaderSize = 24;
    private const int PacketHeaderSize = 16;

    private readonly ByteOrder _order;
    private readonly long _nanosecondsPerUnit;

    public PcapReader(CaptureStream stream, ByteOrder order, int unitsPerSecond)
        : base(stream)
    {
        _order = order;
        _nanosecondsPerUnit = 1_000_000_000 / unitsPerSecond;

        ReadOnlySpan<byte> header = stream.Take(FileHeaderSize);
        if (header.Length < FileHeaderSize)
            throw CutOff("the pcap header", 0, FileHeaderSize, header.Length);

        ushort version = order.UInt16(header, 4);
        if (version != 2)
            throw stream.Error($"this file is pcap version {version}.{order.UInt16(header, 6)}; only version 2 can be read");

        // The upper half of the field says how long the checksum behind each frame is, which no parser here looks at.
        uint linkType = order.UInt32(header, 20) & 0xffff;
        if (linkType != Ethernet)
            throw OtherLinkType(linkType, "this file");
    }

    public override IReadOnlyList<string> Interfaces { get; } = ["capture"];

    public override bool TryRead(out CapturedPacket packet)
    {
        packet = default;
        long offset = Stream.Offset;
        ReadOnlySpan<byte> header = Stream.Take(PacketHeaderSize);
        if (header.IsEmpty)
            return false;
        if (header.Length < PacketHeaderSize)
            throw CutOff($"packet {PacketCount + 1}", offset, PacketHeaderSize, header.Length);

        uint captured = _order.UInt32(header, 8);
        uint wire = _order.UInt32(header, 12);
        CheckLengths(captured, wire, offset);
        long timestamp = (_order.UInt32(header, 0) * 1_000_000_000L) + (_order.UInt32(header, 4) * _nanosecondsPerUnit);

        ReadOnlySpan<byte> bytes = Stream.Take((int)captured);
        if (bytes.Length < captured)
            throw CutOff($"packet {PacketCount + 1}", offset, PacketHeaderSize + captured, PacketHeaderSize + bytes.Length);

        PacketCount++;
        packet = new CapturedPacket
        {
            Bytes = bytes,
            WireLength = Math.Max((int)wire, bytes.Length),
            Interface = 0,
            Timestamp = timestamp,
        };
        return true;
    }
}
