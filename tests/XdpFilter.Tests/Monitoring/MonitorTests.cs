using RawTp;
using RawTp.Tests;

namespace XdpFilter.Tests;

/// <summary>Tests that attach to the sample's tracepoints: one after the other, because whoever fires is seen by all.</summary>
[CollectionDefinition(Name)]
public class TracepointsOfTheSample
{
    public const string Name = "The tracepoints of the sample";
}

[Collection(TracepointsOfTheSample.Name)]
public class MonitorTests
{
    private static readonly NetDevice s_device = new("test0");

    private static void Watched(Action receive)
    {
        Monitor.Reset();
        RawTracepointLink[] links = Monitor.AttachAll();
        try
        {
            receive();
            Assert.All(links, link => Assert.Null(link.Fault));
        }
        finally
        {
            foreach (RawTracepointLink link in links)
                link.Dispose();
        }
    }

    [Fact]
    public void The_programs_see_what_an_independent_count_of_the_capture_sees()
    {
        Dictionary<XdpAction, long> verdicts = [];
        Dictionary<Defect, long> defects = [];
        Dictionary<UInt128, (long Packets, long Bytes)> talkers = [];
        SortedDictionary<int, long> lengths = [];
        ReceivePath path = new(RuleFile.Load(CheckedInCapture.RulesPath));

        Watched(() =>
        {
            using CaptureReader reader = CheckedInCapture.Open();
            while (reader.TryRead(out CapturedPacket packet))
            {
                XdpAction verdict = path.Receive(s_device, packet.Bytes, packet.WireLength);
                verdicts[verdict] = verdicts.GetValueOrDefault(verdict) + 1;

                int bits = Convert.ToString(packet.WireLength, 2).Length;
                lengths[bits] = lengths.GetValueOrDefault(bits) + 1;

                Defect defect = PacketParser.Parse(packet.Bytes, packet.WireLength, out Packet parsed);
                if (defect != Defect.None)
                {
                    defects[defect] = defects.GetValueOrDefault(defect) + 1;
                }
                else if (parsed.IsIp)
                {
                    (long packets, long bytes) = talkers.GetValueOrDefault(parsed.Source);
                    talkers[parsed.Source] = (packets + 1, bytes + packet.WireLength);
                }
            }
        });

        Assert.Equal(verdicts.OrderBy(count => count.Key).Select(count => (count.Key, count.Value)), Monitor.Verdicts.Seen);
        Assert.Equal([((XdpAction)0, verdicts[0]), ((XdpAction)9, verdicts[(XdpAction)9])], Monitor.Exceptions.Seen);
        Assert.Equal(defects.OrderBy(count => count.Key), Monitor.Defects.Seen.OrderBy(seen => seen.Defect).Select(seen => KeyValuePair.Create(seen.Defect, seen.Count)));
        Assert.Equal(lengths.Values, Monitor.Lengths.Buckets.Select(bucket => bucket.Count));
        Assert.Equal(talkers.Count, Monitor.Talkers.Top(1000).Count);
        Assert.All(Monitor.Talkers.Top(1000), talker => Assert.Equal(talkers[talker.Address], (talker.Packets, talker.Bytes)));
        Assert.False(Monitor.Talkers.IsApproximate);
    }

    [Fact]
    public void The_capture_and_the_rules_that_come_with_the_sample_show_every_verdict()
    {
        ReceivePath path = new(RuleFile.Load(CheckedInCapture.RulesPath));
        Watched(() =>
        {
            using CaptureReader reader = CheckedInCapture.Open();
            while (reader.TryRead(out CapturedPacket packet))
                path.Receive(s_device, packet.Bytes, packet.WireLength);
        });

        // As tshark counts: vlan, icmp in no VLAN, udp to port 9, and the frames that were sent with defects.
        Assert.Equal(266, Monitor.Verdicts[XdpAction.Redirect]);
        Assert.Equal(166, Monitor.Verdicts[XdpAction.Tx]);
        Assert.Equal(12, Monitor.Verdicts[(XdpAction)9]);
        Assert.Equal(48, Monitor.Verdicts[XdpAction.Aborted]);
        Assert.Equal(326, Monitor.Verdicts[XdpAction.Drop]);
        Assert.Equal(2562, Monitor.Verdicts.Total);
        Assert.Equal(1428, Monitor.Lengths.Buckets.Single(bucket => bucket.From == 64).Count);
        Assert.Equal((485, 249_971), Monitor.Talkers.Top(1000).Where(talker => talker.Address == Frames.Address("10.0.0.2")).Select(talker => (talker.Packets, talker.Bytes)).Single());
    }

    [Fact]
    public void Nothing_is_seen_while_nothing_is_attached()
    {
        Monitor.Reset();
        ReceivePath path = new(RuleFile.Parse("r", "drop"));

        path.Receive(s_device, new byte[60], 60);

        Assert.Equal(0, Monitor.EventCount);
    }

    [Fact]
    public void A_malformed_packet_passes_three_tracepoints_and_is_shown()
    {
        byte[] frame = Frames.Ethernet(EtherTypes.Ipv4, 0x41, 0xab);
        Watched(() => new ReceivePath(RuleFile.Parse("r", "pass")).Receive(s_device, frame, frame.Length));

        Assert.Equal(3, Monitor.EventCount);
        Assert.Equal([(XdpAction.Aborted, 1L)], Monitor.Exceptions.Seen);
        Assert.Equal([(Defect.Ipv4HeaderCutShort, 1L)], Monitor.Defects.Seen);
        Assert.Equal(frame, Monitor.Defects.ExampleFrame(Defect.Ipv4HeaderCutShort));
        Assert.Same(s_device, Monitor.Defects.ExampleDevice(Defect.Ipv4HeaderCutShort));
    }

    [Theory]
    [InlineData("aborted", 1)]
    [InlineData("drop", 0)]
    [InlineData("pass", 0)]
    [InlineData("tx", 0)]
    [InlineData("redirect", 0)]
    [InlineData("5", 1)]
    [InlineData("4294967295", 1)]
    public void An_exception_is_an_abort_or_a_number_that_is_no_action(string verdict, long exceptions)
    {
        Watched(() => new ReceivePath(RuleFile.Parse("r", verdict)).Receive(s_device, Frames.Ethernet(EtherTypes.Arp, new byte[28]), 42));

        Assert.Equal(exceptions, Monitor.Exceptions.Total);
        Assert.Equal(1, Monitor.Verdicts.Total);
    }

    [Fact]
    public void The_programs_allocate_nothing()
    {
        byte[][] frames =
        [
            Frames.Ethernet(EtherTypes.Ipv4, Frames.Ipv4(IpProtocols.Udp, Frames.Udp(1, 2))),
            Frames.Ethernet(EtherTypes.Ipv6, Frames.Ipv6(IpProtocols.Udp, Frames.Udp(1, 2))),
            Frames.Ethernet(EtherTypes.Ipv4, 1, 2, 3),
        ];
        ReceivePath path = new(RuleFile.Parse("r", "9 ip"));
        long AllocatedBy(int times)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < times; i++)
                path.Receive(s_device, frames[i % 3], frames[i % 3].Length);
            return Allocated.Since(before);
        }

        Watched(() =>
        {
            AllocatedBy(30);
            Assert.Equal(0, AllocatedBy(30_000));
        });
        Assert.Equal(30_030, Monitor.Verdicts.Total);
    }
}
