namespace RawTp.Benchmarks;

/// <summary>What a reader of figures has to know of the machine.</summary>
internal static class Machine
{
    public static string Processor
        => OperatingSystem.IsLinux() ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[1] ?? "unknown" : "unknown";

    public static string Load => OperatingSystem.IsLinux() ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
