namespace XdpFilter.Tests;

public class PcapReaderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Packets_are_read_in_either_byte_order(bool bigEndian)
    {
        using CaptureReader reader = new CaptureWriter(bigEndian).PcapHeader()
            .PcapPacket([1, 2, 3], seconds: 5, fraction: 6)
            .PcapPacket([4, 5], seconds: 7, fraction: 8, wire: 1500)
            .Read();

        Assert.Equal(
        [
            new ReadPacket("010203", 3, 0, 5_000_006_000),
            new ReadPacket("0405", 1500, 0, 7_000_008_000),
        ], ReadPacket.All(reader));
        Assert.Equal(2, reader.PacketCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_nanosecond_capture_counts_nanoseconds(bool bigEndian)
    {
        using CaptureReader reader = new CaptureWriter(bigEndian).PcapHeader(PcapReader.NanosecondMagic)
            .PcapPacket([1], seconds: 5, fraction: 6).Read();

        Assert.Equal(5_000_000_006, Assert.Single(ReadPacket.All(reader)).Timestamp);
    }

    [Fact]
    public void A_length_of_the_frame_checksum_in_the_link_type_is_not_part_of_it()
    {
        using CaptureReader reader = new CaptureWriter(false).PcapHeader(linkType: 0x9400_0001).PcapPacket([1]).Read();

        Assert.Single(ReadPacket.All(reader));
    }

    [Fact]
    public void A_packet_that_claims_to_have_been_shorter_than_what_was_captured_was_as_long_as_that()
    {
        using CaptureReader reader = new CaptureWriter(false).PcapHeader().PcapPacket([1, 2, 3], wire: 2).Read();

        Assert.Equal(3, Assert.Single(ReadPacket.All(reader)).WireLength);
    }

    [Fact]
    public void A_packet_of_the_greatest_possible_length_is_read()
    {
        byte[] frame = new byte[262_144];
        frame[^1] = 7;
        using CaptureReader reader = new CaptureWriter(false).PcapHeader().PcapPacket([9]).PcapPacket(frame).PcapPacket([8]).Read();

        List<ReadPacket> packets = ReadPacket.All(reader);

        Assert.Equal(["09", Convert.ToHexString(frame), "08"], packets.Select(packet => packet.Bytes));
    }

    [Theory]
    [InlineData(113)]
    [InlineData(0)]
    [InlineData(127)]
    public void Another_link_type_is_refused(uint linkType)
    {
        CaptureException e = Assert.Throws<CaptureException>(() => new CaptureWriter(true).PcapHeader(linkType: linkType).Read());

        Assert.Equal($"test.cap: this file has link type {linkType}; only Ethernet, link type 1, can be read", e.Message);
    }

    [Fact]
    public void Another_version_is_refused()
    {
        CaptureException e = Assert.Throws<CaptureException>(() => new CaptureWriter(true).PcapHeader(version: 3).Read());

        Assert.Equal("test.cap: this file is pcap version 3.4; only version 2 can be read", e.Message);
    }

    [Fact]
    public void An_impossible_captured_length_is_damage_at_that_packet()
    {
        using CaptureReader reader = new CaptureWriter(false).PcapHeader().PcapPacket([1]).PcapPacket([2], captured: 262_145, wire: 262_145).Read();
        reader.TryRead(out _);

        CaptureException e = Assert.Throws<CaptureException>(() => reader.TryRead(out _));

        Assert.Equal("test.cap: packet 2 at byte 41 claims 262145 captured bytes, but at most 262144 are possible, so the file is damaged there", e.Message);
    }

    [Fact]
    public void An_impossible_wire_length_is_damage_at_that_packet()
    {
        using CaptureReader reader = new CaptureWriter(false).PcapHeader().PcapPacket([1], wire: uint.MaxValue).Read();

        CaptureException e = Assert.Throws<CaptureException>(() => reader.TryRead(out _));

        Assert.Equal("test.cap: packet 1 at byte 24 claims to have been 4294967295 bytes long, but at most 16777216 are possible, so the file is damaged there", e.Message);
    }

    [Fact]
    public void A_packet_that_is_cut_off_is_told_by_number_and_place()
    {
        using CaptureReader reader = new CaptureWriter(false).PcapHeader().PcapPacket([1, 2]).PcapPacket([3], captured: 60, wire: 60).Read();
        reader.TryRead(out _);

        CaptureException e = Assert.Throws<CaptureException>(() => reader.TryRead(out _));

        Assert.Equal("test.cap: packet 2 at byte 42 is cut off: 17 of its 76 bytes are there, so the file is not complete", e.Message);
        Assert.Equal(1, reader.PacketCount);
    }
}
