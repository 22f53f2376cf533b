namespace XdpFilter;

/// <summary>How often each defect came up, with the first frame that had it.</summary>
internal sealed class DefectLog
{
    private const int ExampleLength = 64;

    private static readonly int s_kinds = Enum.GetValues<Defect>().Length;

    private readonly long[] _counts = new long[s_kinds];
    private readonly NetDevice?[] _exampleDevices = new NetDevice?[s_kinds];
    private readonly int[] _exampleLengths = new int[s_kinds];
    private readonly byte[] _examples = new byte[s_kinds * ExampleLength];

    public long Total => _counts.Sum();

    /// <summary>The defects that came up, the most frequent first.</summary>
    public IEnumerable<(Defect Defect, long Count)> Seen => _counts
        .Select((count, defect) => ((Defect)defect, count))
        .Where(seen => seen.count > 0)
        .OrderByDescending(seen => seen.count)
        .ThenBy(seen => seen.Item1);

    public void Add(NetDevice dev, Defect defect, ReadOnlySpan<byte> frame)
    {
        int kind = (int)defect;
        if (_counts[kind]++ > 0)
            return;

        ReadOnlySpan<byte> start = frame[..Math.Min(frame.Length, ExampleLength)];
        start.CopyTo(_examples.AsSpan(kind * ExampleLength));
        _exampleLengths[kind] = start.Length;
        _exampleDevices[kind] = dev;
    }

    /// <summary>Where the first frame with this defect arrived.</summary>
    public NetDevice? ExampleDevice(Defect defect) => _exampleDevices[(int)defect];

    /// <summary>How the first frame with this defect began.</summary>
    public ReadOnlySpan<byte> ExampleFrame(Defect defect) =>
        _examples.AsSpan((int)defect * ExampleLength, _exampleLengths[(int)defect]);

    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_exampleDevices);
        Array.Clear(_exampleLengths);
    }
}
