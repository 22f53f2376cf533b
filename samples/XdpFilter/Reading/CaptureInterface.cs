using System.Text;

namespace XdpFilter;

/// <summary>An interface that a pcapng file describes.</summary>
internal sealed record CaptureInterface(string Name, ushort LinkType, uint SnapLength, UInt128 UnitsPerSecond)
{
    private const ushort EndOfOptions = 0;
    private const ushort NameOption = 2;
    private const ushort ResolutionOption = 9;
    private const int MaxNameLength = 64;

    /// <summary>Where it stands in <see cref="CaptureReader.Interfaces"/>.</summary>
    public int Index { get; init; }

    public static CaptureInterface Read(ReadOnlySpan<byte> block, ByteOrder order, int number)
    {
        uint snapLength = order.UInt32(block, 12);
        CaptureInterface described = new(
            Name: $"if{number}",
            LinkType: order.UInt16(block, 8),
            SnapLength: snapLength == 0 ? uint.MaxValue : snapLength,
            UnitsPerSecond: 1_000_000);

        // Options that run past the block describe nothing that is needed: the packets can still be read.
        ReadOnlySpan<byte> options = block[16..^4];
        while (options.Length >= 4)
        {
            ushort code = order.UInt16(options, 0);
            int length = order.UInt16(options, 2);
            if (code == EndOfOptions || length > options.Length - 4)
                break;

            ReadOnlySpan<byte> value = options.Slice(4, length);
            if (code == NameOption && Printable(value) is { Length: > 0 } name)
                described = described with { Name = name };
            else if (code == ResolutionOption && length == 1)
                described = described with { UnitsPerSecond = Resolution(value[0]) };
            options = options[Math.Min(4 + ((length + 3) & ~3), options.Length)..];
        }
        return described;
    }

    /// <summary>A count of this interface's units of time, in nanoseconds.</summary>
    public long Nanoseconds(ulong units)
    {
        // Seconds and the rest apart, so that neither product leaves 128 bits at any resolution that 64 bits can count.
        UInt128 seconds = units / UnitsPerSecond;
        UInt128 rest = units % UnitsPerSecond;
        UInt128 nanoseconds = (seconds * 1_000_000_000) + (rest * 1_000_000_000 / UnitsPerSecond);
        return nanoseconds > long.MaxValue ? long.MaxValue : (long)nanoseconds;
    }

    // The upper bit chooses between powers of 2 and of 10. Beyond what fits, every 64-bit time is less than a nanosecond.
    private static UInt128 Resolution(byte option)
    {
        int exponent = option & 0x7f;
        if ((option & 0x80) != 0)
            return UInt128.One << exponent;

        UInt128 units = 1;
        for (int i = 0; i < Math.Min(exponent, 38); i++)
            units *= 10;
        return units;
    }

    private static string Printable(ReadOnlySpan<byte> value)
    {
        string name = Encoding.UTF8.GetString(value[..Math.Min(value.Length, MaxNameLength)]);
        return string.Concat(name.Where(c => !char.IsControl(c))).Trim();
    }
}
