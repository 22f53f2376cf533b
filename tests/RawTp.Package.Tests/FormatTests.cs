namespace RawTp.Package.Tests;

[Collection(PackageCollection.Name)]
public class FormatTests(PackedPackage package)
{
    private const string Wrong = """
        using RawTp;

        Xdp.Exception("eth0", 3);

        public static partial class Xdp
        {
            [TracePoint("xdp_exception")]
            public static partial void Exception(string device, uint action);
        }

        public static class Watch // not partial
        {
            [RawTracepointProgram("xdp_exceptoin")]
            private static ulong Count(RawTracepointArgs args) => args[1]; // 1: the action
        }
        """;

    [Fact]
    public async Task Dotnet_format_applies_the_fixes()
    {
        UserProject project = package.NewProject("Format").Console();
        string program = project.Add("Program.cs", Wrong);
        (await project.BuildAsync()).AssertFailed();

        DotnetCommand format = await project.DotnetAsync("format", "analyzers", "--diagnostics", "RTP0002", "RTP1004", "--severity", "info");

        format.AssertSucceeded();
        Assert.Equal(
            Wrong.Replace("static class Watch", "static partial class Watch", StringComparison.Ordinal).Replace("xdp_exceptoin", "xdp_exception", StringComparison.Ordinal),
            await File.ReadAllTextAsync(program));
        (await project.BuildAsync()).AssertSucceeded();
    }
}
