using RawTp;

namespace XdpFilter.Tests;

[Collection(TracepointsOfTheSample.Name)]
public class ReportTests
{
    private static string[] Report(int width, bool colours, Action<ReceivePath>? receive = null)
    {
        Monitor.Reset();
        RawTracepointLink[] links = Monitor.AttachAll();
        ReceivePath path = new(RuleFile.Load(CheckedInCapture.RulesPath));
        if (receive is not null)
            receive(path);
        else
            ReceiveCapture(path);
        foreach (RawTracepointLink link in links)
            link.Dispose();

        StringWriter output = new();
        Screen screen = new(output, width, colours);
        new Summary(screen).Write();
        CostReport.Write(screen, new CostTable(2562, 100, 41, 2.0,
        [
            new CostRow("nothing attached", 50, 0),
            new CostRow("one program", 60, 10),
            new CostRow("all five programs", 100, 50),
        ]));
        return output.ToString().ReplaceLineEndings("\n").Split('\n');
    }

    private static void ReceiveCapture(ReceivePath path)
    {
        NetDevice dev = new("eth0");
        using CaptureReader reader = CheckedInCapture.Open();
        while (reader.TryRead(out CapturedPacket packet))
            path.Receive(dev, packet.Bytes, packet.WireLength);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(110)]
    public void No_line_is_wider_than_the_screen(int width)
    {
        string[] lines = Report(width, colours: false);

        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Contains(lines, line => line.Length == width);
    }

    [Fact]
    public void Colours_change_nothing_but_colours()
    {
        string[] coloured = Report(80, colours: true);

        Assert.Contains(coloured, line => line.Contains("\e["));
        Assert.Equal(Report(80, colours: false), coloured.Select(line =>
            System.Text.RegularExpressions.Regex.Replace(line, "\e\\[[0-9]+m", "").TrimEnd()));
    }

    [Fact]
    public void The_report_is_as_it_should_look()
    {
        string[] lines = Report(80, colours: false);

        Assert.Contains("Verdicts                                    Monitor.CountVerdicts on xdp_verdict", lines);
        Assert.Contains("  XDP_PASS                    1,744   68.1 %  @@@@@@@@@@@@@@@@@@@@@@@", lines);
        Assert.Contains("  9 (no such action)             12   20.0 %  @@@@@@@", lines);
        Assert.Contains("  IPv4 total length impossible              6  eth0 08004500000900010000401100..", lines);
        Assert.Contains("  8 other defects                          24", lines);
        Assert.Contains("  [64, 128)                   1,428  |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|", lines);
        Assert.Contains("  [1K, 2K)                      557  |@@@@@@@@@@@@@@@@                         |", lines);
        Assert.Contains("  10.0.0.2                      485     249 kB  @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@", lines);
        Assert.Contains("  nothing attached         50.0              40.0 M  @@@@@@@@@@@@@@", lines);
        Assert.Contains("  all five programs       100.0    +50.0     20.0 M  @@@@@@@@@@@@@@+++++++++++++", lines);
        Assert.Contains("A packet passes 2.0 tracepoints, at 25 ns each with all five programs attached.", lines);
    }

    [Fact]
    public void A_report_about_next_to_nothing_is_a_report_as_well()
    {
        string[] lines = Report(80, colours: false, path => path.Receive(new NetDevice("x"), Frames.Ethernet(EtherTypes.Arp, new byte[28]), 42));

        Assert.Equal(2, lines.Count(line => line == "  none"));
        Assert.Contains("  [32, 64)                        1  |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("Malformed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_report_about_nothing_at_all_is_a_report_as_well()
    {
        string[] lines = Report(80, colours: false, _ => { });

        Assert.Contains("  XDP_PASS                        0    0.0 %", lines);
    }

    [Theory]
    [InlineData(0, 10, "")]
    [InlineData(1, 1_000_000, "@")]
    [InlineData(5, 10, "@@@@@@@@@@")]
    [InlineData(10, 10, "@@@@@@@@@@@@@@@@@@@@")]
    [InlineData(0, 0, "")]
    public void A_bar_is_as_long_as_its_share_and_never_nothing_for_something(double value, double greatest, string bar) =>
        Assert.Equal(bar, Bar.Of(value, greatest, room: 20));
}
