namespace XdpFilter;

/// <summary>One packet of a capture. Its bytes are valid until the next packet is read.</summary>
internal readonly ref struct CapturedPacket
{
    /// <summary>What the capture kept of the packet: possibly not all that was on the wire.</summary>
    public required ReadOnlySpan<byte> Bytes { get; init; }

    /// <summary>How long the packet was on the wire.</summary>
    public required int WireLength { get; init; }

    /// <summary>The interface that it arrived on: an index into <see cref="CaptureReader.Interfaces"/>.</summary>
    public required int Interface { get; init; }

    /// <summary>Nanoseconds since 1970, or null where the file does not say.</summary>
    public required long? Timestamp { get; init; }
}
