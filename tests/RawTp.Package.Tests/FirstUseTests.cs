namespace RawTp.Package.Tests;

[Collection(PackageCollection.Name)]
public class FirstUseTests(PackedPackage package)
{
    private const string Tracepoints = """
        using RawTp;

        public static partial class Xdp
        {
            [TracePoint("xdp_exception")]
            public static partial void Exception(string device, int program, uint action);
        }
        """;

    [Theory]
    [InlineData("net10.0", "")]
    // Where no .NET 8 is installed, the application with the .NET 8 library runs on a newer one; its host executable is not needed.
    [InlineData("net8.0", "<RollForward>Major</RollForward><UseAppHost>false</UseAppHost>")]
    public async Task A_program_of_a_fresh_project_sees_what_is_fired(string framework, string properties)
    {
        UserProject project = package.NewProject("FirstUse").Console(framework, properties);
        project.Add("Xdp.cs", Tracepoints);
        project.Add("Program.cs", """
            using System.Reflection;
            using System.Runtime.Versioning;
            using RawTp;

            Xdp.Exception("before", 0, 0);
            using (RawTracepoint.Open("xdp_exception", Watch.OnExceptionProgram))
            using (Xdp.ExceptionTracepoint.Open(Watch.OnDeviceProgram))
            {
                Xdp.Exception("eth0", -1, 3);
                Console.WriteLine($"attached: {Xdp.ExceptionEnabled}");
            }
            Xdp.Exception("after", 0, 0);
            Console.WriteLine($"attached: {Xdp.ExceptionEnabled}");
            Console.WriteLine($"{Watch.Count} arguments, program {Watch.Program:x}, action {Watch.Action}");
            Console.WriteLine($"device {Watch.Device}, program {Watch.NarrowedProgram}");
            Console.WriteLine(typeof(RawTracepoint).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);

            public static partial class Watch
            {
                public static int Count, NarrowedProgram;
                public static uint Program, Action;
                public static string Device = "";

                [RawTracepointProgram("xdp_exception")]
                private static void OnException(RawTracepointArgs args)
                {
                    Count = args.Count;
                    Program = (uint)args[1];
                    Action = args.Value<uint>(2);
                }

                [RawTracepointProgram("xdp_exception")]
                private static void OnDevice(string device, int program)
                {
                    Device = device;
                    NarrowedProgram = program;
                }
            }
            """);

        DotnetCommand run = await project.RunAsync();

        run.AssertSucceeded().AssertPrinted($"""
            attached: True
            attached: False
            3 arguments, program ffffffff, action 3
            device eth0, program -1
            .NETCoreApp,Version=v{framework["net".Length..]}
            """);
    }

    [Fact]
    public async Task A_program_that_reads_a_fourth_argument_of_three_fails_the_build_where_it_reads_it()
    {
        UserProject project = package.NewProject("Wrong").Console();
        project.Add("Xdp.cs", Tracepoints);
        string program = project.Add("Program.cs", """
            using RawTp;

            using RawTracepointLink link = RawTracepoint.Open("xdp_exception", Watch.CountProgram);
            Xdp.Exception("eth0", 7, 3);

            public static partial class Watch
            {
                private static ulong s_count;

                [RawTracepointProgram("xdp_exception")]
                private static void Count(RawTracepointArgs args)
                {
                    s_count += (uint)args[2];
                    s_count += args[3];
                }
            }
            """);

        DotnetCommand build = await project.BuildAsync();

        build.AssertFailed().AssertOnlyError(BuildError.At(program, "3]", "RTP1001"));
    }
}
