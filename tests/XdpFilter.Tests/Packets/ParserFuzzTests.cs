using RawTp.Tests;

namespace XdpFilter.Tests;

public class ParserFuzzTests
{
    private static readonly XdpProgram s_rules = RuleFile.Load(CheckedInCapture.RulesPath);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_bytes_never_throw(int seed)
    {
        Random random = new(seed);
        byte[] frame = new byte[200];
        HashSet<Defect> seen = [];
        for (int i = 0; i < 300_000; i++)
        {
            random.NextBytes(frame);
            Steer(frame, random);
            seen.Add(Check(frame.AsSpan(0, random.Next(frame.Length)), random));
        }
        Assert.True(seen.Count >= 12, $"random bytes reached only {string.Join(", ", seen)}");
    }

    [Fact]
    public void Real_packets_with_random_changes_never_throw()
    {
        Random random = new(4);
        using CaptureReader reader = CheckedInCapture.Open();
        byte[] frame = new byte[128];
        while (reader.TryRead(out CapturedPacket packet))
        {
            for (int i = 0; i < 100; i++)
            {
                packet.Bytes.CopyTo(frame);
                Span<byte> changed = frame.AsSpan(0, random.Next(packet.Bytes.Length + 1));
                for (int changes = random.Next(4); changes > 0 && changed.Length > 0; changes--)
                    changed[random.Next(changed.Length)] = (byte)random.Next(256);
                Check(changed, random);
            }
        }
        Assert.Equal(2562, reader.PacketCount);
    }

    [Fact]
    public void Parsing_and_deciding_allocate_nothing()
    {
        byte[] frame = Frames.Ethernet(EtherTypes.Vlan, Frames.Tag(7, EtherTypes.Ipv6,
            Frames.Ipv6(IpProtocols.HopByHop, Frames.Extension(IpProtocols.Udp, 0, Frames.Udp(1, 2)))));
        uint verdicts = 0;
        long Run(int times)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < times; i++)
            {
                PacketParser.Parse(frame, frame.Length, out Packet packet);
                verdicts += s_rules.Run(packet);
            }
            return Allocated.Since(before);
        }

        Run(10);

        Assert.Equal(0, Run(10_000));
        Assert.Equal(10_010u * (uint)XdpAction.Pass, verdicts);
    }

    // Purely random bytes would seldom get past the EtherType.
    private static void Steer(byte[] frame, Random random)
    {
        int offset = 12;
        for (int tags = random.Next(3); tags > 0; tags--)
        {
            (frame[offset], frame[offset + 1]) = (0x81, 0);
            offset += 4;
        }
        switch (random.Next(8))
        {
            case 0:
                return;
            case < 4:
                (frame[offset], frame[offset + 1], frame[offset + 2]) = (8, 0, (byte)(0x40 | random.Next(4, 16)));
                (frame[offset + 4], frame[offset + 5], frame[offset + 11]) = (0, (byte)random.Next(20, 180), Protocol(random));
                break;
            default:
                (frame[offset], frame[offset + 1], frame[offset + 2]) = (0x86, 0xdd, 0x60);
                (frame[offset + 6], frame[offset + 7], frame[offset + 8]) = (0, (byte)random.Next(120), Protocol(random));
                (frame[offset + 42], frame[offset + 43]) = (Protocol(random), (byte)random.Next(3));
                break;
        }
    }

    private static byte Protocol(Random random) => random.GetItems<byte>([6, 17, 0, 43, 44, 51, 60, 135, 1, 58], 1)[0];

    private static Defect Check(ReadOnlySpan<byte> frame, Random random)
    {
        int wireLength = frame.Length + (random.Next(2) == 0 ? 0 : random.Next(2000));
        Defect defect = PacketParser.Parse(frame, wireLength, out Packet packet);
        Assert.True(Enum.IsDefined(defect));
        Assert.InRange(packet.SourcePort, -1, 65535);
        Assert.InRange(packet.Vlan, -1, 4095);
        s_rules.Run(packet);
        return defect;
    }
}
