namespace RawTp.Package.Tests;

[Collection(PackageCollection.Name)]
public class SuppressedRulesTests(PackedPackage package)
{
    private const string Suppressions = "SPRTP0001;SPRTP0003;SPRTP0004;SPRTP0005";

    private const string Source = """
        using RawTp;

        internal static partial class Watch
        {
            private static readonly RawTracepointLink s_link = RawTracepoint.Open("xdp_exception", OnActionProgram);

            private static readonly object s_object = new();

            [TracePoint("xdp_exception")]
            public static partial void Exception(string device, int program, uint action);

            public static uint Sum { get; private set; }

            [RawTracepointProgram("xdp_exception")]
            private static void OnAction(string device, int program, uint action) => Sum += action;

            [RawTracepointProgram("xdp_exception")]
            private static void OnAny(RawTracepointArgs args) => Sum++;

            private static void NoProgram(string other, uint added) => Sum += added;

            private static void Main() => NoProgram("", 1);
        }

        public static partial class Public
        {
            [RawTracepointProgram("xdp_exception")]
            public static int OnDevice(string known) => known.Length;

            public static int NoProgram(string unknown) => unknown.Length;
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData(Suppressions)]
    public async Task Rules_of_the_SDK_are_silent_about_programs_and_links_and_about_nothing_else(string switchedOff)
    {
        UserProject project = package.NewProject("Strict").Console(properties: $"""
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <NoWarn>$(NoWarn);{switchedOff}</NoWarn>
            """);
        string program = project.Add("Program.cs", Source);
        project.Add(".editorconfig", """
            [*.cs]
            dotnet_diagnostic.IDE0060.severity = error
            dotnet_diagnostic.IDE0052.severity = error
            dotnet_diagnostic.CA1062.severity = error
            dotnet_diagnostic.CA1823.severity = error
            """);

        DotnetCommand build = await project.BuildAsync();

        BuildError[] always =
        [
            BuildError.At(program, "s_object", "CA1823"),
            BuildError.At(program, "s_object", "IDE0052"),
            BuildError.At(program, "other", "IDE0060"),
            BuildError.At(program, "unknown.Length", "CA1062"),
        ];
        BuildError[] misfiring =
        [
            BuildError.At(program, "s_link", "CA1823"),
            BuildError.At(program, "s_link", "IDE0052"),
            BuildError.At(program, "device, int program, uint action) =>", "IDE0060"),
            BuildError.At(program, "program, uint action) =>", "IDE0060"),
            BuildError.At(program, "args", "IDE0060"),
            BuildError.At(program, "known.Length", "CA1062"),
        ];
        BuildError[] expected = switchedOff.Length == 0 ? always : [.. always, .. misfiring];
        Assert.Equal(Ordered(expected), Ordered(BuildError.AllIn(build.AssertFailed().StandardOutput)));
    }

    private static IEnumerable<BuildError> Ordered(IEnumerable<BuildError> errors) => errors.OrderBy(error => (error.Line, error.Column, error.Id));
}
