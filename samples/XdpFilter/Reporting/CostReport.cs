using System.Globalization;

namespace XdpFilter;

/// <summary>What watching costs, for the eye.</summary>
internal static class CostReport
{
    private const int LabelWidth = 20;

    public static void Write(Screen screen, CostTable table)
    {
        screen.Title("What watching costs", Text($"{table.Packets:N0} packet{(table.Packets == 1 ? "" : "s")} x {table.Passes:N0}, median of {table.Rounds} rounds"));
        screen.Line(screen.Faint($"  {"",-LabelWidth}{"ns/packet",9}{"more",9}{"events/s",11}"));

        int room = screen.Width - 2 - LabelWidth - 9 - 9 - 11 - 2;
        double greatest = table.Rows.Max(row => row.PacketCost);
        foreach (CostRow row in table.Rows)
        {
            string more = row == table.Rows[0] ? "" : Text($"{row.ExtraCost:+0.0;-0.0}");
            string rate = Text($"{table.EventsPerPacket * 1e3 / row.PacketCost:N1} M");
            string bar = Bar.Of(row.PacketCost, greatest, room);
            int without = Math.Min(Bar.Of(row.PacketCost - row.ExtraCost, greatest, room).Length, bar.Length);
            screen.Line(Text($"  {row.Name,-LabelWidth}{row.PacketCost,9:N1}{more,9}{rate,11}  ")
                + screen.Coloured(bar[..without], "32") + screen.Coloured(new string('+', bar.Length - without), "31"));
        }

        CostRow all = table.Rows[^1];
        screen.Line(Text($"A packet passes {table.EventsPerPacket:N1} tracepoints, at {all.ExtraCost / table.EventsPerPacket:N0} ns each with {all.Name} attached."));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
