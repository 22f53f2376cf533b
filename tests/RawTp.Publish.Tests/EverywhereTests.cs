using RawTp.Package.Tests;

namespace RawTp.Publish.Tests;

/// <summary>The checks of tests/RawTp.Everywhere in every way of building and running a program.</summary>
[Collection(PublishedCollection.Name)]
public class EverywhereTests(PublishedApplications applications)
{
    private const int Checks = 22;

    [Theory]
    [InlineData("everywhere-aot", "on: .NET 10.", ", NativeAOT, ")]
    [InlineData("everywhere-net8", "on: .NET 8.", ", JIT, ")]
    [InlineData("everywhere-trimmed-single-file", "on: .NET 10.", ", JIT, ")]
    [InlineData("everywhere-ready-to-run", "on: .NET 10.", ", JIT, ")]
    public async Task Everything_holds_however_it_is_published(string name, string framework, string compiler)
        => AssertAllPassed(await applications.RunAsync(name), framework, compiler);

    [Theory]
    [InlineData("", "", "workstation GC")]
    [InlineData("DOTNET_TieredCompilation", "0", "workstation GC")]
    [InlineData("DOTNET_TieredPGO", "0", "workstation GC")]
    [InlineData("DOTNET_ReadyToRun", "0", "workstation GC")]
    [InlineData("DOTNET_gcServer", "1", "server GC")]
    public async Task Everything_holds_however_it_is_run(string setting, string value, string collector)
    {
        string assembly = Path.Combine(ThisBuild.RepositoryFolder, "tests", "RawTp.Everywhere", "bin", ThisBuild.Configuration, "net10.0", "RawTp.Everywhere.dll");
        string output = await Execution.OutputOfAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", $"\"{assembly}\"", (setting.Length == 0 ? "RAWTP_DEFAULT" : setting, value));
        AssertAllPassed(output, "on: .NET 10.", collector);
    }

    private static void AssertAllPassed(string output, string framework, string condition)
    {
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith(framework, lines[0]);
        Assert.Contains(condition, lines[0]);
        Assert.All(lines[1..^1], static line => Assert.StartsWith("passed: ", line));
        Assert.Equal($"{Checks} passed, 0 failed", lines[^1]);
        Assert.Equal(Checks, lines.Length - 2);
    }
}
