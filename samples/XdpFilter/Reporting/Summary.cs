using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using RawTp;

namespace XdpFilter;

/// <summary>What the programs saw, for the eye.</summary>
internal sealed class Summary(Screen screen)
{
    private const int MostTalkers = 6;
    private const int MostDefects = 4;
    private const int LabelWidth = 24;
    private const int DefectWidth = 34;

    public void Write()
    {
        Verdicts();
        Exceptions();
        Defects();
        Lengths();
        TopTalkers();
    }

    private void Verdicts()
    {
        Title("Verdicts", Monitor.CountVerdictsProgram, "xdp_verdict");
        XdpAction[] known = Enum.GetValues<XdpAction>();
        IEnumerable<XdpAction> unknown = Monitor.Verdicts.Seen.Select(seen => seen.Action).Except(known);
        Actions(Monitor.Verdicts, [XdpAction.Pass, XdpAction.Drop, XdpAction.Tx, XdpAction.Redirect, XdpAction.Aborted, .. unknown]);
    }

    private void Exceptions()
    {
        Title("Exceptions by action", Monitor.CountExceptionsProgram, "xdp_exception");
        if (Monitor.Exceptions.Total == 0)
            screen.Line("  none");
        Actions(Monitor.Exceptions, Monitor.Exceptions.Seen.Select(seen => seen.Action));
    }

    private void Defects()
    {
        if (Monitor.Defects.Total == 0)
            return;

        Title("Malformed packets", Monitor.ExplainDefectsProgram, "xdp_malformed");
        (Defect Defect, long Count)[] seen = [.. Monitor.Defects.Seen];
        int room = screen.Width - 2 - DefectWidth - 9 - 2;
        foreach ((Defect defect, long count) in seen.Take(MostDefects))
            screen.Line($"  {defect.Describe(),-DefectWidth}{Number(count),9}  {screen.Faint(Example(defect, room))}");
        if (seen.Length > MostDefects)
            screen.Line($"  {$"{seen.Length - MostDefects} other defects",-DefectWidth}{Number(seen.Skip(MostDefects).Sum(other => other.Count)),9}");
    }

    private void Lengths()
    {
        Title("Packet length in bytes", Monitor.MeasureLengthsProgram, "xdp_verdict");
        (long From, long To, long Count)[] buckets = [.. Monitor.Lengths.Buckets];
        int room = screen.Width - 2 - LabelWidth - 9 - 4;
        long greatest = buckets.Select(bucket => bucket.Count).DefaultIfEmpty().Max();
        foreach ((long from, long to, long count) in buckets)
        {
            string label = from == 0 ? "[0]" : $"[{Power(from)}, {Power(to)})";
            string bar = Bar.Of(count, greatest, room).PadRight(room);
            screen.Line($"  {label,-LabelWidth}{Number(count),9}  |{screen.Coloured(bar, "36")}|");
        }
    }

    private void TopTalkers()
    {
        Title(Monitor.Talkers.IsApproximate ? "Top talkers, at most" : "Top talkers", Monitor.FollowTalkersProgram, "xdp_flow");
        IReadOnlyList<Talker> talkers = Monitor.Talkers.Top(MostTalkers);
        if (talkers.Count == 0)
            screen.Line("  none");
        int addressWidth = Math.Max(LabelWidth, talkers.Select(talker => Address(talker.Address).Length).DefaultIfEmpty().Max());
        int room = screen.Width - 2 - addressWidth - 9 - 11 - 2;
        foreach (Talker talker in talkers)
        {
            string bar = Bar.Of(talker.Bytes, talkers[0].Bytes, room);
            screen.Line($"  {Address(talker.Address).PadRight(addressWidth)}{Number(talker.Packets),9}{Bytes(talker.Bytes),11}  {screen.Coloured(bar, "35")}");
        }
    }

    private void Actions(ActionCounts counts, IEnumerable<XdpAction> actions)
    {
        long total = counts.Total;
        int room = screen.Width - 2 - LabelWidth - 9 - 9 - 2;
        foreach (XdpAction action in actions)
        {
            long count = counts[action];
            string share = ((double)count / Math.Max(total, 1)).ToString("P1", CultureInfo.InvariantCulture);
            screen.Line($"  {Name(action),-LabelWidth}{Number(count),9}{share,9}  {screen.Coloured(Bar.Of(count, total, room), Colour(action))}");
        }
    }

    private void Title(string title, RawTracepointProgram program, string tracepoint) =>
        screen.Title(title, $"{program.Name.Replace($"{nameof(XdpFilter)}.", "")} on {tracepoint}");

    private static string Name(XdpAction action) => action switch
    {
        XdpAction.Aborted => "XDP_ABORTED",
        XdpAction.Drop => "XDP_DROP",
        XdpAction.Pass => "XDP_PASS",
        XdpAction.Tx => "XDP_TX",
        XdpAction.Redirect => "XDP_REDIRECT",
        _ when (uint)action == ActionCounts.Last => $"{ActionCounts.Last} or more (no such action)",
        _ => $"{(uint)action} (no such action)",
    };

    private static string Colour(XdpAction action) => action switch
    {
        XdpAction.Pass => "32",
        XdpAction.Drop => "33",
        XdpAction.Tx => "36",
        XdpAction.Redirect => "34",
        _ => "31",
    };

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Bytes(long bytes) => bytes switch
    {
        < 10_000 => $"{Number(bytes)} B",
        < 10_000_000 => $"{Number(bytes / 1_000)} kB",
        < 10_000_000_000 => $"{Number(bytes / 1_000_000)} MB",
        _ => $"{Number(bytes / 1_000_000_000)} GB",
    };

    private static string Power(long power) => power switch
    {
        < 1L << 10 => $"{power}",
        < 1L << 20 => $"{power >> 10}K",
        < 1L << 30 => $"{power >> 20}M",
        _ => $"{power >> 30}G",
    };

    private static string Address(UInt128 address)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, address);
        IPAddress ip = new(bytes);
        return (ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip).ToString();
    }

    // Where the first of its kind arrived, and how it went on behind the two Ethernet addresses.
    private static string Example(Defect defect, int room)
    {
        ReadOnlySpan<byte> frame = Monitor.Defects.ExampleFrame(defect);
        string example = $"{Monitor.Defects.ExampleDevice(defect)?.Name} {Convert.ToHexStringLower(frame[Math.Min(frame.Length, 12)..])}";
        return example.Length <= room ? example : example[..(room - 2)] + "..";
    }
}
