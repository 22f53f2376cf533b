namespace XdpFilter;

/// <summary>Where text goes: how wide it is, and whether it shows colours.</summary>
internal sealed class Screen(TextWriter output, int width, bool colours)
{
    private const int DefaultWidth = 80;
    private const int NarrowestWidth = 72;
    private const int WidestWidth = 110;

    public int Width { get; } = width;

    public static Screen ForStandardOutput()
    {
        if (Console.IsOutputRedirected)
            return new Screen(Console.Out, DefaultWidth, colours: false);

        bool understandsColours = OperatingSystem.IsWindows()
            ? Environment.GetEnvironmentVariable("WT_SESSION") is not null
            : Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");
        bool wantsColours = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Screen(Console.Out, TerminalWidth(), understandsColours && wantsColours);
    }

    public void Line(string text = "") => output.WriteLine(text.TrimEnd());

    /// <summary>Begins a part of the report: what it is on the left, where it comes from on the right.</summary>
    public void Title(string title, string origin)
    {
        Line();
        Line(Bold(title) + Faint(origin.PadLeft(Width - title.Length)));
    }

    private string Bold(string text) => Coloured(text, "1");

    public string Faint(string text) => Coloured(text, "2");

    public string Coloured(string text, string code) => colours && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;

    // A terminal that does not say how wide it is says 0.
    private static int TerminalWidth() => Console.WindowWidth is > 0 and int width ? Math.Clamp(width - 1, NarrowestWidth, WidestWidth) : DefaultWidth;
}
