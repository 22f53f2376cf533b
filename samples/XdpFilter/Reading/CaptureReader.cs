using System.Buffers.Binary;

namespace XdpFilter;

/// <summary>Reads the packets of a pcap or pcapng file, one at a time.</summary>
internal abstract class CaptureReader(CaptureStream stream) : IDisposable
{
    /// <summary>More than any capture program keeps of one packet: libpcap's own limit.</summary>
    protected const int MaxCapturedLength = 262_144;

    /// <summary>More than any network carries in one packet.</summary>
    protected const int MaxWireLength = 1 << 24;

    protected const int Ethernet = 1;

    protected CaptureStream Stream { get; } = stream;

    /// <summary>The names of the interfaces seen so far. One that comes again in a later section of the file is the same one.</summary>
    public abstract IReadOnlyList<string> Interfaces { get; }

    /// <summary>How many packets were read.</summary>
    public long PacketCount { get; protected set; }

    /// <summary>How much of the file was read, from 0 to 1, or null for a pipe.</summary>
    public double? Progress => Stream.Length is > 0 ? (double)Stream.Offset / Stream.Length.Value : null;

    /// <summary>Reads the next packet, or returns false at the end.</summary>
    /// <exception cref="CaptureException">The file is damaged here. The packets before were good.</exception>
    public abstract bool TryRead(out CapturedPacket packet);

    /// <param name="path">A file, or a pipe.</param>
    /// <param name="cancellation">Ends a wait for a pipe that nothing comes from.</param>
    /// <exception cref="CaptureException">The file cannot be opened, or is not a capture.</exception>
    public static CaptureReader Open(string path, CancellationToken cancellation = default)
    {
        CaptureStream stream = CaptureStream.Open(path, cancellation);
        try
        {
            return Open(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public static CaptureReader Open(CaptureStream stream)
    {
        ReadOnlySpan<byte> magic = stream.Peek(4);
        if (magic.IsEmpty)
            throw stream.Error("this file is empty; a pcap or pcapng file is expected");
        if (magic.Length < 4)
            throw stream.Error($"this file has {magic.Length} bytes, too few for a capture; a pcap or pcapng file is expected");

        return BinaryPrimitives.ReadUInt32BigEndian(magic) switch
        {
            PcapReader.MicrosecondMagic => new PcapReader(stream, new ByteOrder(BigEndian: true), unitsPerSecond: 1_000_000),
            PcapReader.NanosecondMagic => new PcapReader(stream, new ByteOrder(BigEndian: true), unitsPerSecond: 1_000_000_000),
            PcapngReader.SectionHeader => new PcapngReader(stream),
            _ => BinaryPrimitives.ReadUInt32LittleEndian(magic) switch
            {
                PcapReader.MicrosecondMagic => new PcapReader(stream, new ByteOrder(BigEndian: false), unitsPerSecond: 1_000_000),
                PcapReader.NanosecondMagic => new PcapReader(stream, new ByteOrder(BigEndian: false), unitsPerSecond: 1_000_000_000),
                _ => throw stream.Error(WhatElse(magic)),
            },
        };
    }

    public void Dispose() => Stream.Dispose();

    protected CaptureException OtherLinkType(long linkType, string where) => Stream.Error(
        $"{where} has link type {linkType}; only Ethernet, link type {Ethernet}, can be read");

    protected CaptureException CutOff(string what, long offset, long announced, long found) => Stream.Error(
        $"{what} at byte {offset} is cut off: {found} of its {announced} bytes are there, so the file is not complete");

    /// <summary>Checks what a packet says of its own lengths.</summary>
    protected void CheckLengths(uint captured, uint wire, long offset)
    {
        if (captured > MaxCapturedLength)
            throw Stream.Error($"packet {PacketCount + 1} at byte {offset} claims {captured} captured bytes, but at most {MaxCapturedLength} are possible, so the file is damaged there");
        if (wire > MaxWireLength)
            throw Stream.Error($"packet {PacketCount + 1} at byte {offset} claims to have been {wire} bytes long, but at most {MaxWireLength} are possible, so the file is damaged there");
    }

    private static string WhatElse(ReadOnlySpan<byte> magic) => magic switch
    {
        [0x1f, 0x8b, ..] => "this file is compressed with gzip; unpack it first with gunzip",
        [0x28, 0xb5, 0x2f, 0xfd] => "this file is compressed with zstd; unpack it first with unzstd",
        [0xfd, (byte)'7', (byte)'z', (byte)'X'] => "this file is compressed with xz; unpack it first with unxz",
        [(byte)'P', (byte)'K', 3, 4] => "this file is a zip archive; unpack it first",
        _ => $"this file is not a capture: it starts with {Convert.ToHexString(magic)}, which is neither pcap nor pcapng",
    };
}
