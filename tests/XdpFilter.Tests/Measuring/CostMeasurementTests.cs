using RawTp;

namespace XdpFilter.Tests;

[Collection(TracepointsOfTheSample.Name)]
public class CostMeasurementTests
{
    private static readonly ReceivePath s_path = new(RuleFile.Load(CheckedInCapture.RulesPath));

    private static PacketsInMemory Load()
    {
        PacketsInMemory packets = new();
        NetDevice dev = new("test0");
        using CaptureReader reader = CheckedInCapture.Open();
        while (reader.TryRead(out CapturedPacket packet))
            packets.Add(dev, packet.Bytes, packet.WireLength);
        return packets;
    }

    [Fact]
    public void Runs_with_nothing_one_and_all_attached_do_the_same_work()
    {
        PacketsInMemory packets = Load();
        ulong Run(params RawTracepointLink[] links)
        {
            ulong verdicts = packets.Replay(s_path, 3, CancellationToken.None);
            foreach (RawTracepointLink link in links)
                link.Dispose();
            return verdicts;
        }

        Monitor.Reset();
        ulong expected = 3 * (1744ul * 2 + 326 * 1 + 166 * 3 + 266 * 4 + 12 * 9);

        Assert.Equal(expected, Run());
        Assert.Equal(0, Monitor.EventCount);
        Assert.Equal(expected, Run(Monitor.AttachOne()));
        Assert.Equal(3 * 2562, Monitor.EventCount);
        Assert.Equal(expected, Run(Monitor.AttachAll()));
    }

    [Fact]
    public void A_measurement_has_a_row_for_each_way_to_watch_and_leaves_nothing_attached()
    {
        PacketsInMemory packets = Load();
        List<double> progress = [];

        CostTable table = new CostMeasurement(packets, s_path, CancellationToken.None).Run(repeat: 1, progress.Add);

        Assert.Equal(["nothing attached", "one program", "all five programs"], table.Rows.Select(row => row.Name));
        Assert.Equal((2562, 1L), (table.Packets, table.Passes));
        Assert.All(table.Rows, row => Assert.True(double.IsFinite(row.PacketCost) && row.PacketCost > 0));
        Assert.Equal(0, table.Rows[0].ExtraCost);
        // A verdict for each, an exception for the aborted and the unknown, a reason for the aborted, a flow for all IP that is not malformed.
        Assert.Equal((2562 + 60 + 48 + 2480) / 2562.0, table.EventsPerPacket);
        Assert.Equal(progress.Order(), progress);
        Assert.All(RawTracepoint.All, tracepoint => Assert.Empty(tracepoint.Links));
    }

    [Fact]
    public void A_cancelled_measurement_leaves_nothing_attached()
    {
        using CancellationTokenSource cancellation = new();
        CostMeasurement measurement = new(Load(), s_path, cancellation.Token);

        Assert.Throws<OperationCanceledException>(() => measurement.Run(repeat: 1, done =>
        {
            if (done > 0.5)
                cancellation.Cancel();
        }));

        Assert.All(RawTracepoint.All, tracepoint => Assert.Empty(tracepoint.Links));
    }

    [Fact]
    public void Only_so_many_packets_are_kept_in_memory()
    {
        PacketsInMemory packets = new();
        NetDevice dev = new("test0");
        for (int i = 0; i < PacketsInMemory.MaxPackets + 10; i++)
            packets.Add(dev, [], 0);
        Assert.Equal(PacketsInMemory.MaxPackets, packets.Count);

        PacketsInMemory great = new();
        for (int i = 0; i < 100; i++)
            great.Add(dev, new byte[262_144], 262_144);
        Assert.Equal(64, great.Count);
    }
}
