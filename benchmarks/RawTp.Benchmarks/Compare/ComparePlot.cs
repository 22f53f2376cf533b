using System.Globalization;
using System.Net;
using System.Text;

namespace RawTp.Benchmarks.Compare;

/// <summary>Bars on a logarithmic scale, the shortest first: above while nobody listens, below while somebody does.</summary>
internal static class ComparePlot
{
    private const int Left = 365;
    private const int Width = 560;
    private const int Row = 20;
    private const double From = 1;
    private const double To = 10_000;

    public static string Of(IReadOnlyList<Measured> measured)
    {
        var bars = new StringBuilder();
        int y = 40;
        foreach (bool isOn in (bool[])[false, true])
        {
            y += 24;
            bars.AppendLine($"""<text class="head" x="10" y="{y}">{(isOn ? "somebody listens" : "nobody listens")}</text>""");
            y += 8;
            foreach (Measured one in measured.Where(one => one.IsOn == isOn).OrderBy(static one => one.Minimum))
            {
                bars.AppendLine(Bar(one, y));
                y += Row;
            }
        }
        string grid = string.Join("\n", ((double[])[1, 10, 100, 1_000, 10_000]).Select(at => Grid(at, y)));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Left + Width + 70}} {{y + 30}}" font-family="system-ui, sans-serif" font-size="12">
            <style>.head, .title { font-weight: bold } .title { font-size: 15px } .grid { stroke: #ccc } .rawtp { fill: #0b6e4f } .other { fill: #9aa5b1 }</style>
            <rect width="100%" height="100%" fill="white"/>
            <text class="title" x="10" y="24">Nanoseconds for one call, minimum, logarithmic scale</text>
            {{grid}}
            {{bars}}</svg>

            """).Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static string Bar(Measured one, int y)
    {
        double length = Math.Max(2, Position(one.Minimum) - Left);
        string style = one.Group == "RawTp" ? "rawtp" : "other";
        return string.Create(CultureInfo.InvariantCulture, $"""
            <text x="{Left - 8}" y="{y + 13}" text-anchor="end">{WebUtility.HtmlEncode(one.Name)}</text>
            <rect class="{style}" x="{Left}" y="{y + 2}" width="{length:F1}" height="{Row - 5}"/>
            <text x="{Left + length + 5:F1}" y="{y + 13}">{(one.Minimum < 100 ? one.Minimum.ToString("F1", CultureInfo.InvariantCulture) : one.Minimum.ToString("F0", CultureInfo.InvariantCulture))}</text>
            """);
    }

    private static string Grid(double at, int bottom)
        => string.Create(CultureInfo.InvariantCulture, $"""<line class="grid" x1="{Position(at):F1}" x2="{Position(at):F1}" y1="40" y2="{bottom}"/><text x="{Position(at):F1}" y="{bottom + 16}" text-anchor="middle">{at:N0} ns</text>""");

    private static double Position(double nanoseconds) => Left + Width * Math.Log(nanoseconds / From) / Math.Log(To / From);
}
