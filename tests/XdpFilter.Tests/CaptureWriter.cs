using System.Buffers.Binary;
using System.Text;

namespace XdpFilter.Tests;

/// <summary>Writes captures by hand, in either byte order, right or wrong.</summary>
internal sealed class CaptureWriter(bool bigEndian)
{
    private readonly MemoryStream _bytes = new();

    public byte[] ToArray() => _bytes.ToArray();

    public CaptureReader Read() => CaptureReader.Open(new CaptureStream("test.cap", new MemoryStream(ToArray())));

    public CaptureWriter U16(int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        if (bigEndian)
            BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        else
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        return Raw(bytes);
    }

    public CaptureWriter U32(uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (bigEndian)
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return Raw(bytes);
    }

    public CaptureWriter Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public CaptureWriter PcapHeader(uint magic = PcapReader.MicrosecondMagic, int version = 2, uint linkType = 1) =>
        U32(magic).U16(version).U16(4).U32(0).U32(0).U32(262144).U32(linkType);

    public CaptureWriter PcapPacket(ReadOnlySpan<byte> frame, uint seconds = 0, uint fraction = 0, uint? captured = null, uint? wire = null) =>
        U32(seconds).U32(fraction).U32(captured ?? (uint)frame.Length).U32(wire ?? (uint)frame.Length).Raw(frame);

    public CaptureWriter Section(int version = 1, params byte[] options) =>
        Block(0x0a0d0d0a, body => body.U32(0x1a2b3c4d).U16(version).U16(0).U32(uint.MaxValue).U32(uint.MaxValue).Raw(options));

    public CaptureWriter Interface(int linkType = 1, uint snapLength = 0, Action<CaptureWriter>? options = null) =>
        Block(1, body =>
        {
            body.U16(linkType).U16(0).U32(snapLength);
            options?.Invoke(body);
        });

    public CaptureWriter Option(int code, params byte[] value) =>
        U16(code).U16(value.Length).Raw(value).Raw(new byte[-value.Length & 3]);

    public CaptureWriter Name(string name) => Option(2, Encoding.UTF8.GetBytes(name));

    public CaptureWriter Enhanced(ReadOnlySpan<byte> frame, uint on = 0, ulong time = 0, uint? captured = null, uint? wire = null, bool withComment = false)
    {
        byte[] bytes = frame.ToArray();
        return Block(6, body =>
        {
            body.U32(on).U32((uint)(time >> 32)).U32((uint)time)
                .U32(captured ?? (uint)bytes.Length).U32(wire ?? (uint)bytes.Length).Raw(bytes).Raw(new byte[-bytes.Length & 3]);
            if (withComment)
                body.Option(1, "a comment"u8.ToArray()).Option(0);
        });
    }

    public CaptureWriter Simple(ReadOnlySpan<byte> frame, uint? wire = null)
    {
        byte[] bytes = frame.ToArray();
        return Block(3, body => body.U32(wire ?? (uint)bytes.Length).Raw(bytes).Raw(new byte[-bytes.Length & 3]));
    }

    public CaptureWriter Block(uint type, Action<CaptureWriter> body, uint? length = null, uint? trailer = null)
    {
        CaptureWriter content = new(bigEndian);
        body(content);
        byte[] bytes = content.ToArray();
        uint total = length ?? (uint)bytes.Length + 12;
        return U32(type).U32(total).Raw(bytes).U32(trailer ?? total);
    }
}
