using Microsoft.CodeAnalysis;
using RawTp.Testing;
using Xunit;

namespace RawTp.Generators.Tests;

/// <summary>Assemblies with tracepoints that reference each other, in all the ways in which builds and editors do that.</summary>
public class ReferencedTracepointsTests
{
    private const string Library = """
        using RawTp;
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("App")]
        namespace Shared;
        public struct Three { private byte _a, _b, _c; public static Three Of(byte value) => new() { _a = value, _b = value, _c = value }; public override string ToString() => $"{_a}{_b}{_c}"; }
        public static partial class Net
        {
            [TracePoint(System = "net")] public static partial void Received(int length, string? device);
            [TracePoint] internal static partial void Dropped(Three three);
            private static partial class Inner { [TracePoint] internal static partial void Hidden(); }
            public static void Receive() { Received(-1, "eth0"); Dropped(Three.Of(7)); Inner.Hidden(); }
        }
        """;

    private const string App = """
        using RawTp;
        namespace Shared;
        public static partial class App
        {
            private static string s_seen = "";
            [TracePoint] internal static partial void Accepted(Three three);
            [RawTracepointProgram("net:received")] static void OnReceived(int length, string? device) => s_seen += $"received {length} {device}; ";
            [RawTracepointProgram("dropped")] static void OnDropped(Three three) => s_seen += $"dropped {three}; ";
            [RawTracepointProgram] static void OnAny(RawTracepointArgs args) => s_seen += $"any of {args.Count}; ";
            public static string Run()
            {
                using RawTracepointLink received = RawTracepoint.Open("net:received", OnReceivedProgram);
                using RawTracepointLink dropped = Net.DroppedTracepoint.Open(OnDroppedProgram);
                using RawTracepointLink hidden = RawTracepoint.Open("hidden", OnAnyProgram);
                using RawTracepointLink accepted = AcceptedTracepoint.Open(OnDroppedProgram);
                Net.Receive();
                Accepted(Three.Of(8));
                return s_seen;
            }
            public static string All() => string.Join(", ", System.Linq.Enumerable.Select(RawTracepoint.All, tracepoint => tracepoint.Name));
        }
        """;

    public static TheoryData<string> WaysToReference() => ["metadata", "reference assembly", "compilation"];

    [Theory]
    [MemberData(nameof(WaysToReference))]
    public void Assemblies_that_see_each_others_internals_compile_cleanly_and_run_together(string way)
    {
        Compilation library = Generated.Cleanly(CompilationSettings.Strict with { AssemblyName = "Library" }, Library).Output;
        MetadataReference reference = way switch
        {
            "metadata" => library.AsMetadata(),
            "reference assembly" => library.AsReferenceAssembly(),
            _ => library.ToMetadataReference(),
        };
        Compilation app = Generated.Cleanly(CompilationSettings.Strict with { AssemblyName = "App", ExtraReferences = [reference] }, App).Output;
        using InMemoryAssembly loaded = InMemoryAssembly.Load(app, library);
        Assert.Equal("received -1 eth0; dropped 777; any of 0; dropped 888; ", loaded.Invoke<string>("Shared.App", "Run"));
    }

    [Fact]
    public void A_tracepoint_is_found_by_name_before_its_assembly_was_used()
    {
        Compilation library = Generated.Cleanly(CompilationSettings.Strict with { AssemblyName = "Library" }, Library).Output;
        Compilation between = Generated.Cleanly(
            CompilationSettings.Strict with { AssemblyName = "Between", ExtraReferences = [library.AsReferenceAssembly()] }, "public static class Between { public static System.Type T => typeof(Shared.Net); }").Output;
        Compilation app = Generated.Cleanly(CompilationSettings.Strict with { ExtraReferences = [between.AsReferenceAssembly(), library.AsReferenceAssembly()] }, """
            public static class Finder
            {
                public static string Find() => RawTp.RawTracepoint.Find("received")?.ToString() ?? "none";
                public static string All() => string.Join(", ", System.Linq.Enumerable.Select(RawTp.RawTracepoint.All, tracepoint => tracepoint.Name));
                public static System.Type T => typeof(Between);
            }
            """).Output;
        using InMemoryAssembly loaded = InMemoryAssembly.Load(app, between, library);
        Assert.Equal("net:received(Int32 length, String device)", loaded.Invoke<string>("Finder", "Find"));
        Assert.Equal("dropped, hidden, received", loaded.Invoke<string>("Finder", "All"));
    }

    [Fact]
    public void The_oldest_framework_compiles_cleanly_and_runs_on_the_newest()
    {
        CompilationSettings settings = CompilationSettings.Strict with { References = ReferenceSets.Net80 };
        Compilation library = Generated.Cleanly(settings with { AssemblyName = "Library" }, Library).Output;
        Compilation app = Generated.Cleanly(settings with { AssemblyName = "App", ExtraReferences = [library.AsReferenceAssembly()] }, App).Output;
        using InMemoryAssembly loaded = InMemoryAssembly.Load(app, library);
        Assert.StartsWith("received -1 eth0; ", loaded.Invoke<string>("Shared.App", "Run"));
    }

    [Fact]
    public void A_project_without_the_runtime_gets_nothing()
    {
        GeneratorRun run = Generated.Cleanly(CompilationSettings.Strict with { ReferencesRuntime = false }, "class C;");
        Assert.Empty(run.Files);
    }

    [Fact]
    public void A_project_without_tracepoints_and_without_references_to_such_gets_nothing()
    {
        GeneratorRun run = Generated.Cleanly("class C;");
        Assert.Empty(run.Files);
    }
}
