namespace XdpFilter.Tests;

public class PcapngReaderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Packets_of_several_interfaces_are_read_in_either_byte_order(bool bigEndian)
    {
        using CaptureReader reader = new CaptureWriter(bigEndian).Section()
            .Interface(options: o => o.Name("eth0"))
            .Interface()
            .Enhanced([1, 2, 3], on: 0, time: 5_000_006)
            .Enhanced([4, 5, 6, 7], on: 1, time: 7, wire: 1500, withComment: true)
            .Read();

        Assert.Equal(
        [
            new ReadPacket("010203", 3, 0, 5_000_006_000),
            new ReadPacket("04050607", 1500, 1, 7_000),
        ], ReadPacket.All(reader));
        Assert.Equal(["eth0", "if1"], reader.Interfaces);
    }

    [Theory]
    [InlineData(9, 1_000_000_007, 1_000_000_007)]
    [InlineData(6, 1_000_007, 1_000_007_000)]
    [InlineData(0, 3, 3_000_000_000)]
    [InlineData(12, 5_000_000_000_000, 5_000_000_000)]
    [InlineData(0x80 | 10, 1024 + 512, 1_500_000_000)]
    [InlineData(0x80, 4, 4_000_000_000)]
    [InlineData(19, ulong.MaxValue, 1_844_674_407)]
    [InlineData(127, ulong.MaxValue, 0)]
    [InlineData(0x80 | 63, ulong.MaxValue, 1_999_999_999)]
    [InlineData(0x80 | 127, ulong.MaxValue, 0)]
    [InlineData(0, ulong.MaxValue, long.MaxValue)]
    public void Times_are_counted_in_the_resolution_of_their_interface(byte resolution, ulong time, long nanoseconds)
    {
        using CaptureReader reader = new CaptureWriter(false).Section()
            .Interface(options: o => o.Option(12, 1, 2, 3).Option(9, resolution).Option(0))
            .Enhanced([1], time: time).Read();

        Assert.Equal(nanoseconds, Assert.Single(ReadPacket.All(reader)).Timestamp);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_simple_packet_is_as_long_as_the_first_interface_keeps(bool bigEndian)
    {
        using CaptureReader reader = new CaptureWriter(bigEndian).Section().Interface(snapLength: 4).Interface(snapLength: 1)
            .Simple([1, 2, 3])
            .Simple([4, 5, 6, 7], wire: 900)
            .Read();

        Assert.Equal(
        [
            new ReadPacket("010203", 3, 0, null),
            new ReadPacket("04050607", 900, 0, null),
        ], ReadPacket.All(reader));
    }

    [Fact]
    public void A_packet_block_of_the_first_days_is_read()
    {
        using CaptureReader reader = new CaptureWriter(true).Section().Interface().Interface()
            .Block(2, body => body.U16(1).U16(99).U32(0).U32(8).U32(2).U32(60).Raw([1, 2, 0, 0])).Read();

        Assert.Equal(new ReadPacket("0102", 60, 1, 8_000), Assert.Single(ReadPacket.All(reader)));
    }

    [Fact]
    public void Other_blocks_are_passed_over_however_long_they_are()
    {
        using CaptureReader reader = new CaptureWriter(false).Section(options: new byte[200_000])
            .Block(4, body => body.Raw(new byte[2_000_000]))
            .Interface()
            .Block(5, body => body.U32(0))
            .Block(0x0bad, body => body.Raw([]))
            .Enhanced([1])
            .Block(0x8000_0000, body => body.Raw(new byte[8]))
            .Read();

        Assert.Single(ReadPacket.All(reader));
    }

    [Fact]
    public void A_new_section_has_its_own_byte_order_and_its_own_interfaces()
    {
        byte[] first = new CaptureWriter(false).Section().Interface(options: o => o.Name("a")).Enhanced([1]).ToArray();
        byte[] second = new CaptureWriter(true).Section().Interface(options: o => o.Name("b")).Enhanced([2]).ToArray();
        using CaptureReader reader = new CaptureWriter(true).Raw(first).Raw(second).Read();

        Assert.Equal([("01", 0), ("02", 1)], ReadPacket.All(reader).Select(packet => (packet.Bytes, packet.Interface)));
        Assert.Equal(["a", "b"], reader.Interfaces);
    }

    [Fact]
    public void An_interface_that_comes_again_in_a_later_section_is_the_same_one()
    {
        byte[] section = new CaptureWriter(false).Section()
            .Interface(options: o => o.Name("a")).Interface(options: o => o.Name("b")).Enhanced([1], on: 1).ToArray();
        using CaptureReader reader = new CaptureWriter(false).Raw(section).Raw(section).Read();

        Assert.Equal([1, 1], ReadPacket.All(reader).Select(packet => packet.Interface));
        Assert.Equal(["a", "b"], reader.Interfaces);
    }

    [Fact]
    public void Options_that_run_past_their_block_are_left_alone()
    {
        using CaptureReader reader = new CaptureWriter(false).Section()
            .Interface(options: o => o.U16(2).U16(400).Raw("eth0"u8))
            .Enhanced([1]).Read();

        Assert.Single(ReadPacket.All(reader));
        Assert.Equal(["if0"], reader.Interfaces);
    }

    [Fact]
    public void The_name_of_an_interface_cannot_send_commands_to_a_terminal()
    {
        using CaptureReader reader = new CaptureWriter(false).Section()
            .Interface(options: o => o.Name("\e[31meth\n0\0"))
            .Enhanced([1]).Read();
        ReadPacket.All(reader);

        Assert.Equal(["[31meth0"], reader.Interfaces);
    }
}
