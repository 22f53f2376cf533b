using System.Diagnostics;
using System.Runtime.Versioning;

namespace XdpFilter.Tests;

public sealed class EndToEndTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xdpfilter").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Without_options_it_shows_everything_and_succeeds()
    {
        SampleProcess sample = await SampleProcess.Run();

        Assert.Equal("", sample.Errors);
        Assert.Equal(0, sample.ExitCode);
        Assert.StartsWith("traffic.pcapng: 2,562 packets from 4 interfaces in 8.4 s, filtered by rules.txt.", sample.Output);
        foreach (string part in (string[])["Verdicts", "Exceptions by action", "Malformed packets", "Packet length in bytes", "Top talkers", "What watching costs", "--pcap FILE --rules FILE"])
            Assert.Contains(part, sample.Output);
        Assert.DoesNotContain('\e', sample.Output);
        Assert.All(sample.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task Other_packets_and_other_rules_are_taken()
    {
        string capture = Write("mine.pcap", new CaptureWriter(true).PcapHeader()
            .PcapPacket(Frames.Ethernet(EtherTypes.Ipv4, Frames.Ipv4(IpProtocols.Udp, Frames.Udp(1, 53), source: "192.0.2.7"))).ToArray());
        string rules = Write("my.rules", "tx udp dst port 53\n"u8);

        SampleProcess sample = await SampleProcess.Run("--pcap", capture, "--rules", rules, "--repeat", "0");

        Assert.Equal((0, ""), (sample.ExitCode, sample.Errors));
        Assert.StartsWith("mine.pcap: 1 packet from 1 interface, filtered by my.rules.", sample.Output);
        Assert.Contains("  XDP_TX                          1  100.0 %", sample.Output);
        Assert.Contains("  192.0.2.7 ", sample.Output);
        Assert.DoesNotContain("What watching costs", sample.Output);
    }

    [Fact]
    public async Task A_measurement_of_one_packet_is_possible()
    {
        string capture = Write("one.pcap", new CaptureWriter(false).PcapHeader().PcapPacket(new byte[60]).ToArray());

        SampleProcess sample = await SampleProcess.Run("--pcap", capture, "--repeat", "10");

        Assert.Equal((0, ""), (sample.ExitCode, sample.Errors));
        Assert.Contains("1 packet x 10, median of 41 rounds", sample.Output);
    }

    [Fact]
    public async Task Help_explains_every_option()
    {
        SampleProcess sample = await SampleProcess.Run("--help");

        Assert.Equal((0, ""), (sample.ExitCode, sample.Errors));
        foreach (string option in (string[])["--pcap FILE", "--rules FILE", "--repeat N", "--help", "Exit code"])
            Assert.Contains(option, sample.Output);
    }

    [Fact]
    public async Task A_wrong_option_ends_with_2_and_one_sentence()
    {
        SampleProcess sample = await SampleProcess.Run("--fast");

        Assert.Equal((2, "XdpFilter: there is no option --fast; --help lists those that there are.\n", ""), (sample.ExitCode, sample.Errors, sample.Output));
    }

    [Fact]
    public async Task A_wrong_rule_ends_with_1_and_one_sentence()
    {
        string rules = Write("bad.rules", "pass\ndrop upd\n"u8);

        SampleProcess sample = await SampleProcess.Run("--rules", rules);

        AssertRefused($"{rules}, line 2: \"upd\" is not a condition; write ip, ip6, arp, tcp, udp, icmp, icmp6, fragment, vlan, length, src, dst, host or port", sample);
    }

    [Fact]
    public async Task Captures_that_cannot_be_read_end_with_1_and_one_sentence()
    {
        string empty = Write("empty.pcap", []);
        string text = Write("text.pcap", "hello, world"u8);
        string noPackets = Write("none.pcap", new CaptureWriter(false).PcapHeader().ToArray());
        string cutInHeader = Write("header.pcap", new CaptureWriter(false).PcapHeader().ToArray().AsSpan(0, 20));
        string wireless = Write("wireless.pcap", new CaptureWriter(false).PcapHeader(linkType: 105).ToArray());
        string missing = Path.Combine(_folder, "missing.pcap");

        AssertRefused($"{empty}: this file is empty; a pcap or pcapng file is expected", await SampleProcess.Run("--pcap", empty));
        AssertRefused($"{text}: this file is not a capture: it starts with 68656C6C, which is neither pcap nor pcapng", await SampleProcess.Run("--pcap", text));
        AssertRefused($"{noPackets}: this capture holds no packets; one that does is expected", await SampleProcess.Run("--pcap", noPackets));
        AssertRefused($"{cutInHeader}: the pcap header at byte 0 is cut off: 20 of its 24 bytes are there, so the file is not complete", await SampleProcess.Run("--pcap", cutInHeader));
        AssertRefused($"{wireless}: this file has link type 105; only Ethernet, link type 1, can be read", await SampleProcess.Run("--pcap", wireless));
        AssertRefused($"{missing}: there is no such file; a pcap or pcapng file is expected", await SampleProcess.Run("--pcap", missing));
        AssertRefused($"{_folder}: this is a directory; a pcap or pcapng file is expected", await SampleProcess.Run("--pcap", _folder));
    }

    [UnixFact(butNotForRoot: true)]
    [UnsupportedOSPlatform("windows")]
    public async Task A_file_without_read_permission_ends_with_1_and_one_sentence()
    {
        string secret = Write("secret.pcap", [1, 2, 3, 4]);
        File.SetUnixFileMode(secret, UnixFileMode.None);

        AssertRefused($"{secret}: this file may not be read; read permission is needed", await SampleProcess.Run("--pcap", secret));
    }

    [Fact]
    public async Task A_capture_that_is_cut_off_is_shown_up_to_there_and_ends_with_1()
    {
        byte[] whole = await File.ReadAllBytesAsync(CheckedInCapture.Path);
        string capture = Write("cut.pcapng", whole.AsSpan(0, whole.Length - 10));

        SampleProcess sample = await SampleProcess.Run("--pcap", capture);

        Assert.Equal(1, sample.ExitCode);
        Assert.Contains("cut.pcapng: 2,561 packets", sample.Output);
        Assert.Contains("Top talkers", sample.Output);
        Assert.Matches($"^XdpFilter: {capture}: packet 2562 at byte [0-9]+ is cut off: [0-9]+ of its [0-9]+ bytes are there, so the file is not complete\\.\n$", sample.Errors);
    }

    [Fact]
    public async Task A_capture_damaged_in_the_middle_is_shown_up_to_there_and_ends_with_1()
    {
        string capture = Write("damaged.pcap", new CaptureWriter(false).PcapHeader()
            .PcapPacket(new byte[60]).PcapPacket(new byte[60], captured: 0x7fff_ffff).PcapPacket(new byte[60]).ToArray());

        SampleProcess sample = await SampleProcess.Run("--pcap", capture);

        Assert.Equal(1, sample.ExitCode);
        Assert.Contains("damaged.pcap: 1 packet ", sample.Output);
        Assert.Equal($"XdpFilter: {capture}: packet 2 at byte 100 claims 2147483647 captured bytes, but at most 262144 are possible, so the file is damaged there.\n", sample.Errors);
    }

    [UnixFact(butNotWhereCtrlCIsIgnored: true)]
    public async Task Interrupting_a_measurement_leaves_the_summary_and_ends_with_130()
    {
        SampleProcess sample = await Interrupt("INT");

        Assert.Equal((130, "XdpFilter: interrupted; what there was until then has been shown.\n"), (sample.ExitCode, sample.Errors));
        Assert.Contains("10.0.0.2", sample.Output);
        Assert.DoesNotContain("What watching costs", sample.Output);
    }

    [UnixFact]
    public async Task Terminating_a_measurement_leaves_the_summary_and_ends_with_143()
    {
        SampleProcess sample = await Interrupt("TERM");

        Assert.Equal((143, "XdpFilter: interrupted; what there was until then has been shown.\n"), (sample.ExitCode, sample.Errors));
        Assert.Contains("10.0.0.2", sample.Output);
    }

    [UnixFact]
    public async Task Terminating_a_wait_for_more_packets_shows_those_that_came()
    {
        using Process process = SampleProcess.Start("--pcap", "/dev/stdin");
        CaptureWriter capture = new CaptureWriter(false).PcapHeader();
        for (int i = 0; i < 10_000; i++)
            capture.PcapPacket(new byte[60]);
        // More than a pipe holds, so that most of it has been read when it has been written.
        await process.StandardInput.BaseStream.WriteAsync(capture.ToArray());

        await Signal("TERM", process);
        SampleProcess sample = await SampleProcess.End(process);

        Assert.Equal((143, "XdpFilter: interrupted; what there was until then has been shown.\n"), (sample.ExitCode, sample.Errors));
        Assert.Matches("^stdin: [0-9]+,[0-9]{3} packets from 1 interface, ", sample.Output);
    }

    // As soon as the summary is there, which is when the measurement begins.
    private static async Task<SampleProcess> Interrupt(string signal)
    {
        using Process process = SampleProcess.Start("--repeat", "1000000");
        while (await process.StandardOutput.ReadLineAsync() is string line && !line.StartsWith("Top talkers", StringComparison.Ordinal))
            Assert.False(process.HasExited, "It ended before it was interrupted.");

        await Signal(signal, process);
        return await SampleProcess.End(process);
    }

    private static async Task Signal(string signal, Process process)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private static void AssertRefused(string sentence, SampleProcess sample) =>
        Assert.Equal((1, $"XdpFilter: {sentence}.\n", ""), (sample.ExitCode, sample.Errors.ReplaceLineEndings("\n"), sample.Output));

    private string Write(string name, ReadOnlySpan<byte> content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
