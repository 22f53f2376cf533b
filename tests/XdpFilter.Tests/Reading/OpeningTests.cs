namespace XdpFilter.Tests;

public class OpeningTests
{
    private static string Refusal(params byte[] bytes) => Assert.Throws<CaptureException>(
        () => CaptureReader.Open(new CaptureStream("x", new MemoryStream(bytes)))).Message;

    [Fact]
    public void An_empty_file_is_called_empty() =>
        Assert.Equal("x: this file is empty; a pcap or pcapng file is expected", Refusal());

    [Fact]
    public void A_file_of_three_bytes_is_too_short() =>
        Assert.Equal("x: this file has 3 bytes, too few for a capture; a pcap or pcapng file is expected", Refusal(1, 2, 3));

    [Fact]
    public void A_text_is_not_a_capture() =>
        Assert.Equal("x: this file is not a capture: it starts with 23212F62, which is neither pcap nor pcapng", Refusal("#!/bin/sh"u8.ToArray()));

    [Theory]
    [InlineData(new byte[] { 0x1f, 0x8b, 8, 0 }, "x: this file is compressed with gzip; unpack it first with gunzip")]
    [InlineData(new byte[] { 0x28, 0xb5, 0x2f, 0xfd }, "x: this file is compressed with zstd; unpack it first with unzstd")]
    [InlineData(new byte[] { 0xfd, 0x37, 0x7a, 0x58 }, "x: this file is compressed with xz; unpack it first with unxz")]
    [InlineData(new byte[] { 0x50, 0x4b, 3, 4 }, "x: this file is a zip archive; unpack it first")]
    public void A_compressed_file_is_to_be_unpacked(byte[] start, string sentence) => Assert.Equal(sentence, Refusal(start));

    [Fact]
    public void A_missing_file_is_named()
    {
        CaptureException e = Assert.Throws<CaptureException>(() => CaptureReader.Open("/nowhere/at/all.pcap"));

        Assert.Equal("/nowhere/at/all.pcap: there is no such file; a pcap or pcapng file is expected", e.Message);
    }

    [Fact]
    public void A_directory_is_called_one()
    {
        CaptureException e = Assert.Throws<CaptureException>(() => CaptureReader.Open(AppContext.BaseDirectory));

        Assert.Equal($"{AppContext.BaseDirectory}: this is a directory; a pcap or pcapng file is expected", e.Message);
    }

    [Fact]
    public void A_file_that_fails_while_it_is_read_is_told_with_the_reason()
    {
        byte[] start = new CaptureWriter(false).PcapHeader().PcapPacket([1]).ToArray();
        using CaptureReader reader = CaptureReader.Open(new CaptureStream("x", new FailingStream(start)));
        Assert.True(reader.TryRead(out _));

        CaptureException e = Assert.Throws<CaptureException>(() => reader.TryRead(out _));

        Assert.Equal("x: reading failed at byte 41: Input/output error", e.Message);
    }

    [Fact]
    public void A_failed_opening_leaves_no_file_open()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "not a capture");
        Assert.Throws<CaptureException>(() => CaptureReader.Open(path));

        using FileStream exclusive = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        File.Delete(path);
        Assert.Equal(13, exclusive.Length);
    }

    [Fact]
    public void The_checked_in_capture_is_what_its_readme_says()
    {
        using CaptureReader reader = CheckedInCapture.Open();
        List<ReadPacket> packets = ReadPacket.All(reader);

        Assert.Equal(["alice", "bob", "mallory", "web"], reader.Interfaces);
        Assert.Equal([781, 499, 213, 1069], packets.CountBy(packet => packet.Interface).OrderBy(count => count.Key).Select(count => count.Value));
        Assert.Equal(1_047_959, packets.Sum(packet => packet.WireLength));
        Assert.Equal(8_383_879_726, packets.Max(packet => packet.Timestamp) - packets.Min(packet => packet.Timestamp));
        Assert.Equal(128, packets.Max(packet => packet.Bytes.Length / 2));
    }

    private sealed class FailingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => Position < Length ? base.Read(buffer) : throw new IOException("Input/output error : 'x'");
    }
}
