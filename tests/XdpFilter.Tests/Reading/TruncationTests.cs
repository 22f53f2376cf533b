namespace XdpFilter.Tests;

public class TruncationTests
{
    public static TheoryData<string, bool> Captures => new()
    {
        { "pcap", false }, { "pcap", true }, { "pcapng", false }, { "pcapng", true },
    };

    private static (byte[] Capture, int[] Ends) Small(string format, bool bigEndian)
    {
        byte[] frame = Frames.Ethernet(EtherTypes.Ipv4, Frames.Ipv4(IpProtocols.Udp, Frames.Udp(1, 2)));
        CaptureWriter writer = new(bigEndian);
        List<int> ends = [];
        void End() => ends.Add(writer.ToArray().Length);

        if (format == "pcap")
        {
            writer.PcapHeader();
            End();
            for (int i = 0; i < 3; i++)
            {
                writer.PcapPacket(frame);
                End();
            }
        }
        else
        {
            writer.Section(options: [1, 0, 0, 0]);
            End();
            writer.Interface(options: o => o.Name("eth0").Option(9, 9).Option(0));
            End();
            writer.Enhanced(frame, withComment: true);
            End();
            writer.Block(5, body => body.Raw(new byte[16]));
            End();
            writer.Simple(frame);
            End();
        }
        return (writer.ToArray(), [.. ends]);
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public void A_capture_cut_off_anywhere_gives_the_packets_before_and_one_sentence(string format, bool bigEndian)
    {
        (byte[] capture, int[] ends) = Small(format, bigEndian);
        (List<ReadPacket> all, _) = ReadPacket.UntilDamaged(() => Open(capture));

        for (int length = 0; length < capture.Length; length++)
        {
            byte[] cut = capture[..length];
            (List<ReadPacket> packets, string? damage) = ReadPacket.UntilDamaged(() => Open(cut));

            Assert.Equal(all.Take(packets.Count), packets);
            if (ends.Contains(length))
                Assert.Null(damage);
            else
                Assert.Matches("^cut.cap: (this file is empty|this file has [123] bytes|.* is cut off: [0-9]+ of its [0-9]+ bytes are there)", damage);
        }
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public void A_capture_that_arrives_byte_by_byte_is_the_same(string format, bool bigEndian)
    {
        (byte[] capture, _) = Small(format, bigEndian);
        (List<ReadPacket> atOnce, _) = ReadPacket.UntilDamaged(() => Open(capture));

        using CaptureReader reader = CaptureReader.Open(new CaptureStream("slow.cap", new SlowStream(capture)));

        Assert.Equal(atOnce, ReadPacket.All(reader));
        Assert.NotEmpty(atOnce);
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public void Any_change_of_any_byte_gives_packets_or_one_sentence(string format, bool bigEndian)
    {
        (byte[] capture, _) = Small(format, bigEndian);
        int damaged = 0;
        for (int i = 0; i < capture.Length; i++)
        {
            foreach (byte value in (byte[])[0, 1, 0x7f, 0x80, 0xff, (byte)~capture[i]])
            {
                byte[] changed = [.. capture];
                changed[i] = value;
                if (ReadPacket.UntilDamaged(() => Open(changed)).Damage is string damage)
                {
                    damaged++;
                    Assert.StartsWith("cut.cap: ", damage);
                    Assert.DoesNotContain('\n', damage);
                }
            }
        }
        Assert.True(damaged > 50, $"only {damaged} changes were found out");
    }

    [Fact]
    public void Random_bytes_behind_a_right_beginning_give_packets_or_one_sentence()
    {
        Random random = new(20261122);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            CaptureWriter start = new(random.Next(2) == 0);
            byte[] capture = (random.Next(2) == 0 ? start.PcapHeader() : start.Section().Interface()).Raw(noise).ToArray();

            (_, string? damage) = ReadPacket.UntilDamaged(() => Open(capture));

            if (damage is not null)
                Assert.StartsWith("cut.cap: ", damage);
        }
    }

    private static CaptureReader Open(byte[] bytes) => CaptureReader.Open(new CaptureStream("cut.cap", new MemoryStream(bytes)));

    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }
}
