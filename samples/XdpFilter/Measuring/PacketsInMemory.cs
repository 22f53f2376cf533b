namespace XdpFilter;

/// <summary>Packets kept in memory, so that they can be received again and again with nothing else going on.</summary>
internal sealed class PacketsInMemory
{
    public const int MaxPackets = 65_536;

    private const int MaxBytes = 16 << 20;

    private readonly List<Place> _places = [];
    private byte[] _bytes = new byte[1 << 16];
    private int _end;

    public int Count => _places.Count;

    /// <summary>Keeps the packet if there is room.</summary>
    public void Add(NetDevice dev, ReadOnlySpan<byte> frame, int wireLength)
    {
        if (Count == MaxPackets || _end + frame.Length > MaxBytes)
            return;

        if (_end + frame.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _end + frame.Length));
        frame.CopyTo(_bytes.AsSpan(_end));
        _places.Add(new Place(_end, frame.Length, wireLength, dev));
        _end += frame.Length;
    }

    /// <summary>Receives every packet so many times.</summary>
    /// <returns>The sum of all verdicts: equal runs have equal sums.</returns>
    public ulong Replay(ReceivePath path, long passes, CancellationToken cancellation)
    {
        ulong verdicts = 0;
        for (long pass = 0; pass < passes; pass++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Place place in _places)
                verdicts += (uint)path.Receive(place.Device, _bytes.AsSpan(place.Offset, place.Length), place.WireLength);
        }
        return verdicts;
    }

    private readonly record struct Place(int Offset, int Length, int WireLength, NetDevice Device);
}
