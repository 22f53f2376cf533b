using System.Globalization;

namespace XdpFilter.Tests;

/// <summary>A test of what only Unix has: signals, and files that their owner may not read.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    private const int Sigint = 2;

    public UnixFactAttribute(bool butNotForRoot = false, bool butNotWhereCtrlCIsIgnored = false)
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has neither signals nor file modes.";
        else if (butNotForRoot && Environment.IsPrivilegedProcess)
            Skip = "Root may read every file.";
        else if (butNotWhereCtrlCIsIgnored && IsIgnored(Sigint))
            Skip = "SIGINT is ignored here, as in every job that a shell runs in the background, and child processes inherit that.";
    }

    // Only Linux says which signals a process ignores.
    private static bool IsIgnored(int signal)
    {
        const string Key = "SigIgn:";
        string? ignored = OperatingSystem.IsLinux()
            ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal))
            : null;
        return ignored is not null && (ulong.Parse(ignored.AsSpan(Key.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (signal - 1) & 1) != 0;
    }
}
