namespace XdpFilter.Tests;

/// <summary>The capture and the rules that come with the sample.</summary>
internal static class CheckedInCapture
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "captures", "traffic.pcapng");

    public static string RulesPath { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "rules.txt");

    public static CaptureReader Open() => CaptureReader.Open(Path);
}
