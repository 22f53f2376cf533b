using System.Diagnostics;
using System.Text.Json;

namespace RawTp.Benchmarks.Compare;

/// <summary>What one process has measured; it writes it to its standard output.</summary>
internal sealed record CompareProcess(Measured[] Measured, LifeCycleCost[] Costs)
{
    /// <summary>The argument that tells this program to be one.</summary>
    public const string Argument = "compare-process";

    public static CompareProcess Run()
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CompareProcess).Assembly.Location, Argument]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return JsonSerializer.Deserialize<CompareProcess>(output)!;
    }

    public void Write() => Console.Out.Write(JsonSerializer.Serialize(this));
}
