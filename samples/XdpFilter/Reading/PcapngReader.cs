namespace XdpFilter;

/// <summary>Reads the newer format, pcapng: sections of blocks, each with its type and its length twice.</summary>
internal sealed class PcapngReader(CaptureStream stream) : CaptureReader(stream)
{
    /// <summary>The same in either byte order, so that it can be told before the order is known.</summary>
    public const uint SectionHeader = 0x0a0d0d0a;

    private const uint InterfaceDescription = 1;
    private const uint ObsoletePacket = 2;
    private const uint SimplePacket = 3;
    private const uint EnhancedPacket = 6;
    private const uint ByteOrderMagic = 0x1a2b3c4d;

    private const int BlockHeaderSize = 8;
    private const int SectionHeaderSize = 28;
    private const int MaxBufferedBlock = 1 << 20;
    private const int MaxInterfaces = 65_536;

    // Those of this section, by number; and those of the file, by name.
    private readonly List<CaptureInterface> _interfaces = [];
    private readonly Dictionary<string, int> _indexes = [];
    private readonly List<string> _names = [];
    private ByteOrder _order;

    public override IReadOnlyList<string> Interfaces => _names;

    public override bool TryRead(out CapturedPacket packet)
    {
        while (true)
        {
            packet = default;
            long offset = Stream.Offset;
            ReadOnlySpan<byte> header = Stream.Peek(BlockHeaderSize + 4);
            if (header.IsEmpty)
                return false;
            if (header.Length < BlockHeaderSize + 4)
                throw CutOff("the block", offset, BlockHeaderSize + 4, header.Length);

            uint type = _order.UInt32(header, 0);
            if (type == SectionHeader)
            {
                StartSection(header, offset);
                continue;
            }

            uint length = _order.UInt32(header, 4);
            CheckBlockLength(length, 12, offset);
            switch (type)
            {
                case InterfaceDescription:
                    AddInterface(TakeBlock(type, 20, length, offset), offset);
                    break;
                case EnhancedPacket or SimplePacket or ObsoletePacket:
                    int fixedSize = type == SimplePacket ? 12 : 28;
                    ReadOnlySpan<byte> block = TakeBlock(type, fixedSize + 4, length, offset);
                    packet = type == SimplePacket ? Simple(block, offset) : Enhanced(block, type, offset);
                    PacketCount++;
                    return true;
                default:
                    SkipBlock(type, length, offset);
                    break;
            }
        }
    }

    private void StartSection(ReadOnlySpan<byte> header, long offset)
    {
        ByteOrder? order = new ByteOrder(BigEndian: true).UInt32(header, 8) == ByteOrderMagic ? new ByteOrder(BigEndian: true)
            : new ByteOrder(BigEndian: false).UInt32(header, 8) == ByteOrderMagic ? new ByteOrder(BigEndian: false)
            : null;
        _order = order ?? throw Stream.Error(
            $"the section header at byte {offset} has {Convert.ToHexString(header[8..])} where the byte order should be (1A2B3C4D or 4D3C2B1A), so this is not a pcapng file or it is damaged there");

        uint length = _order.UInt32(header, 4);
        CheckBlockLength(length, SectionHeaderSize, offset);

        ReadOnlySpan<byte> start = Stream.Peek(SectionHeaderSize - 4);
        if (start.Length >= 16 && _order.UInt16(start, 12) is not 1 and ushort version)
            throw Stream.Error($"the section at byte {offset} is pcapng version {version}.{_order.UInt16(start, 14)}; only version 1 can be read");

        SkipBlock(SectionHeader, length, offset);
        _interfaces.Clear();
    }

    private void AddInterface(ReadOnlySpan<byte> block, long offset)
    {
        CaptureInterface described = CaptureInterface.Read(block, _order, _interfaces.Count);
        if (_interfaces.Count == MaxInterfaces || (_names.Count == MaxInterfaces && !_indexes.ContainsKey(described.Name)))
            throw Stream.Error($"the interface description at byte {offset} is number {MaxInterfaces + 1}; at most {MaxInterfaces} interfaces can be read");

        if (_indexes.TryAdd(described.Name, _names.Count))
            _names.Add(described.Name);
        _interfaces.Add(described with { Index = _indexes[described.Name] });
    }

    private CapturedPacket Enhanced(ReadOnlySpan<byte> block, uint type, long offset)
    {
        uint number = type == EnhancedPacket ? _order.UInt32(block, 8) : _order.UInt16(block, 8);
        CaptureInterface source = Interface(number, offset);

        uint captured = _order.UInt32(block, 20);
        uint wire = _order.UInt32(block, 24);
        CheckLengths(captured, wire, offset);
        if (captured > block.Length - 32)
            throw Stream.Error($"packet {PacketCount + 1} at byte {offset} claims {captured} captured bytes, but its block has room for {block.Length - 32}, so the file is damaged there");

        return new CapturedPacket
        {
            Bytes = block.Slice(28, (int)captured),
            WireLength = (int)Math.Max(wire, captured),
            Interface = source.Index,
            Timestamp = source.Nanoseconds(((ulong)_order.UInt32(block, 12) << 32) | _order.UInt32(block, 16)),
        };
    }

    private CapturedPacket Simple(ReadOnlySpan<byte> block, long offset)
    {
        CaptureInterface source = Interface(0, offset);
        uint wire = _order.UInt32(block, 8);
        CheckLengths(captured: 0, wire, offset);

        uint captured = Math.Min(wire, source.SnapLength);
        if (captured > block.Length - 16)
            throw Stream.Error($"packet {PacketCount + 1} at byte {offset} should have {captured} captured bytes, but its block has room for {block.Length - 16}, so the file is damaged there");

        return new CapturedPacket
        {
            Bytes = block.Slice(12, (int)captured),
            WireLength = (int)wire,
            Interface = source.Index,
            Timestamp = null,
        };
    }

    private CaptureInterface Interface(uint number, long offset)
    {
        int described = _interfaces.Count;
        if (number >= described)
            throw Stream.Error($"packet {PacketCount + 1} at byte {offset} is from interface {number}, but {described} {(described == 1 ? "is" : "are")} described before it, so the file is damaged there");

        CaptureInterface source = _interfaces[(int)number];
        return source.LinkType == Ethernet
            ? source
            : throw OtherLinkType(source.LinkType, $"packet {PacketCount + 1} at byte {offset}, from interface {source.Name},");
    }

    private void CheckBlockLength(uint length, int atLeast, long offset)
    {
        if (length < atLeast || length % 4 != 0)
            throw Stream.Error($"the block at byte {offset} claims a length of {length}, but it should be at least {atLeast} and a multiple of 4, so the file is damaged there");
    }

    private ReadOnlySpan<byte> TakeBlock(uint type, int atLeast, uint length, long offset)
    {
        CheckBlockLength(length, atLeast, offset);
        if (length > MaxBufferedBlock)
            throw Stream.Error($"{Name(type)} at byte {offset} claims a block of {length} bytes, but at most {MaxBufferedBlock} are possible, so the file is damaged there");

        ReadOnlySpan<byte> block = Stream.Take((int)length);
        if (block.Length < length)
            throw CutOff(Name(type), offset, length, block.Length);
        CheckTrailer(block[^4..], length, offset);
        return block;
    }

    private void SkipBlock(uint type, uint length, long offset)
    {
        long body = Stream.Skip(length - 4);
        ReadOnlySpan<byte> trailer = Stream.Take(4);
        if (trailer.Length < 4)
            throw CutOff(Name(type), offset, length, body + trailer.Length);
        CheckTrailer(trailer, length, offset);
    }

    private void CheckTrailer(ReadOnlySpan<byte> trailer, uint length, long offset)
    {
        uint repeated = _order.UInt32(trailer, 0);
        if (repeated != length)
            throw Stream.Error($"the block at byte {offset} has length {length} at its start and {repeated} at its end, which should be equal, so the file is damaged there");
    }

    private string Name(uint type) => type switch
    {
        SectionHeader => "the section header",
        InterfaceDescription => "the interface description",
        EnhancedPacket or SimplePacket or ObsoletePacket => $"packet {PacketCount + 1}",
        _ => "the block",
    };
}
