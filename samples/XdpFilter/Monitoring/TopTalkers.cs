namespace XdpFilter;

/// <summary>
/// Who sent the most, in a table that never grows. An address that finds its row of eight full takes the place of the
/// least of them and goes on from its numbers, so that whoever sends much is never missed, though perhaps overrated.
/// </summary>
internal sealed class TopTalkers
{
    private const int Rows = 512;
    private const int RowLength = 8;

    private readonly Talker[] _talkers = new Talker[Rows * RowLength];

    /// <summary>How many packets were seen, from anyone.</summary>
    public long PacketCount { get; private set; }

    /// <summary>Whether an address had to give way to another, so that the numbers are upper bounds.</summary>
    public bool IsApproximate { get; private set; }

    public void Add(UInt128 address, uint length)
    {
        PacketCount++;
        Span<Talker> row = _talkers.AsSpan(Row(address) * RowLength, RowLength);
        int least = 0;
        for (int i = 0; i < row.Length; i++)
        {
            ref Talker talker = ref row[i];
            if (talker.Packets != 0 && talker.Address == address)
            {
                talker.Packets++;
                talker.Bytes += length;
                return;
            }
            if (talker.Bytes < row[least].Bytes)
                least = i;
        }

        ref Talker replaced = ref row[least];
        IsApproximate |= replaced.Packets != 0;
        replaced = new Talker(address, replaced.Packets + 1, replaced.Bytes + length);
    }

    public IReadOnlyList<Talker> Top(int count) =>
    [
        .. _talkers.Where(talker => talker.Packets != 0)
            .OrderByDescending(talker => talker.Bytes)
            .ThenBy(talker => talker.Address)
            .Take(count),
    ];

    public void Clear()
    {
        Array.Clear(_talkers);
        PacketCount = 0;
        IsApproximate = false;
    }

    private static int Row(UInt128 address)
    {
        ulong hash = ((ulong)address * 0x9e3779b97f4a7c15) ^ ((ulong)(address >> 64) * 0xc2b2ae3d27d4eb4f);
        return (int)((hash ^ (hash >> 32)) % Rows);
    }
}

internal record struct Talker(UInt128 Address, long Packets, long Bytes);
