namespace XdpFilter.Tests;

public class PcapngDamageTests
{
    private static CaptureWriter Started => new CaptureWriter(false).Section().Interface();

    private static string Damage(CaptureWriter capture) =>
        Assert.Throws<CaptureException>(() => ReadPacket.All(capture.Read())).Message;

    [Fact]
    public void A_wrong_byte_order_magic_is_told() => Assert.Equal(
        "test.cap: the section header at byte 0 has 01020304 where the byte order should be (1A2B3C4D or 4D3C2B1A), so this is not a pcapng file or it is damaged there",
        Damage(new CaptureWriter(false).Block(0x0a0d0d0a, body => body.Raw([1, 2, 3, 4]).Raw(new byte[12]))));

    [Fact]
    public void Another_version_is_refused() => Assert.Equal(
        "test.cap: the section at byte 0 is pcapng version 2.0; only version 1 can be read",
        Damage(new CaptureWriter(true).Section(version: 2)));

    [Theory]
    [InlineData(0u)]
    [InlineData(8u)]
    [InlineData(33u)]
    public void A_block_length_that_cannot_be_is_told(uint length) => Assert.Equal(
        $"test.cap: the block at byte 48 claims a length of {length}, but it should be at least 12 and a multiple of 4, so the file is damaged there",
        Damage(Started.Block(5, body => body.U32(0), length)));

    [Fact]
    public void A_block_too_short_for_what_it_is_is_told() => Assert.Equal(
        "test.cap: the block at byte 48 claims a length of 28, but it should be at least 32 and a multiple of 4, so the file is damaged there",
        Damage(Started.Block(6, body => body.Raw(new byte[16]))));

    [Fact]
    public void Lengths_that_differ_between_start_and_end_are_told() => Assert.Equal(
        "test.cap: the block at byte 48 has length 36 at its start and 40 at its end, which should be equal, so the file is damaged there",
        Damage(Started.Block(6, body => body.Raw(new byte[24]), trailer: 40)));

    [Fact]
    public void Lengths_that_differ_are_told_of_blocks_that_are_passed_over_as_well() => Assert.Equal(
        "test.cap: the block at byte 48 has length 16 at its start and 0 at its end, which should be equal, so the file is damaged there",
        Damage(Started.Block(5, body => body.U32(0), trailer: 0)));

    [Fact]
    public void A_huge_packet_block_is_refused_and_not_allocated() => Assert.Equal(
        "test.cap: packet 1 at byte 48 claims a block of 4294967292 bytes, but at most 1048576 are possible, so the file is damaged there",
        Damage(Started.Block(6, body => body.Raw(new byte[24]), length: 0xffff_fffc)));

    [Fact]
    public void A_huge_other_block_is_cut_off() => Assert.Equal(
        "test.cap: the block at byte 48 is cut off: 16 of its 4294967292 bytes are there, so the file is not complete",
        Damage(Started.Block(5, body => body.U32(0), length: 0xffff_fffc)));

    [Fact]
    public void More_captured_bytes_than_the_block_has_room_for_are_told() => Assert.Equal(
        "test.cap: packet 1 at byte 48 claims 5 captured bytes, but its block has room for 4, so the file is damaged there",
        Damage(Started.Enhanced([1, 2, 3, 4], captured: 5)));

    [Fact]
    public void A_simple_packet_longer_than_its_block_is_told() => Assert.Equal(
        "test.cap: packet 1 at byte 48 should have 1500 captured bytes, but its block has room for 4, so the file is damaged there",
        Damage(Started.Simple([1, 2, 3, 4], wire: 1500)));

    [Fact]
    public void A_packet_of_an_interface_that_was_not_described_is_told() => Assert.Equal(
        "test.cap: packet 1 at byte 48 is from interface 7, but 1 is described before it, so the file is damaged there",
        Damage(Started.Enhanced([1], on: 7)));

    [Fact]
    public void A_packet_before_any_interface_is_told() => Assert.Equal(
        "test.cap: packet 1 at byte 28 is from interface 0, but 0 are described before it, so the file is damaged there",
        Damage(new CaptureWriter(false).Section().Simple([1])));

    [Fact]
    public void An_interface_that_is_not_Ethernet_is_told_at_its_first_packet() => Assert.Equal(
        "test.cap: packet 2 at byte 112, from interface any, has link type 113; only Ethernet, link type 1, can be read",
        Damage(Started.Interface(113, options: o => o.Name("any")).Enhanced([1]).Enhanced([2], on: 1)));

    [Fact]
    public void A_flood_of_interfaces_ends() => Assert.Equal(
        $"test.cap: the interface description at byte {28 + (20 * 65_536)} is number 65537; at most 65536 interfaces can be read",
        Damage(Flood()));

    private static CaptureWriter Flood()
    {
        CaptureWriter capture = new CaptureWriter(false).Section();
        byte[] one = new CaptureWriter(false).Interface().ToArray();
        for (int i = 0; i <= 65_536; i++)
            capture.Raw(one);
        return capture;
    }
}
