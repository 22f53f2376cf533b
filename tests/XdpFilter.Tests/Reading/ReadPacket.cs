namespace XdpFilter.Tests;

/// <summary>A packet that outlives its reader.</summary>
internal sealed record ReadPacket(string Bytes, int WireLength, int Interface, long? Timestamp)
{
    public static List<ReadPacket> All(CaptureReader reader)
    {
        List<ReadPacket> packets = [];
        while (reader.TryRead(out CapturedPacket packet))
            packets.Add(new ReadPacket(Convert.ToHexString(packet.Bytes), packet.WireLength, packet.Interface, packet.Timestamp));
        return packets;
    }

    /// <summary>The packets before the damage, and what was said of it.</summary>
    public static (List<ReadPacket> Packets, string? Damage) UntilDamaged(Func<CaptureReader> open)
    {
        List<ReadPacket> packets = [];
        try
        {
            using CaptureReader reader = open();
            while (reader.TryRead(out CapturedPacket packet))
                packets.Add(new ReadPacket(Convert.ToHexString(packet.Bytes), packet.WireLength, packet.Interface, packet.Timestamp));
            return (packets, null);
        }
        catch (CaptureException e)
        {
            return (packets, e.Message);
        }
    }
}
