using Microsoft.CodeAnalysis;
using RawTp.Testing;
using Xunit;

namespace RawTp.Generators.Tests;

/// <summary>A project with <c>RawTpEnabled</c> false, and what tools need that leave tracepoints out later.</summary>
public class OffSwitchTests
{
    private const string Source = """
        using RawTp;
        namespace Net;
        public static partial class Xdp
        {
            public static string Log = "";
            [TracePoint("xdp_exception")] public static partial void Exception(string device, in int program, uint act);
            private partial class Inner { [TracePoint] private static partial void Hidden(); internal static void Fire() => Hidden(); }
            [RawTracepointProgram("xdp_exception")] private static void OnException(string device, in int program) => Log += device;
            [RawTracepointProgram] private static int Counts(RawTracepointArgs args) => args.Count;
            public static string Run()
            {
                Exception("eth0", 1, 2);
                Inner.Fire();
                try { ExceptionTracepoint.Open(OnExceptionProgram); }
                catch (RawTracepointException refused) { Log += refused.Error; }
                Log += $" {ExceptionEnabled} {ExceptionTracepoint} {ExceptionTracepoint.Links.Count} {ExceptionTracepoint.IsEnabled} {CountsProgram.TestRun([1, 2])}";
                Log += $" {RawTracepoint.Find("xdp_exception") is null}";
                return Log;
            }
        }
        """;

    private const string OwnDefinition = """
        namespace System.Diagnostics.CodeAnalysis;
        [System.AttributeUsage(System.AttributeTargets.Property)]
        internal sealed class FeatureSwitchDefinitionAttribute(string switchName) : System.Attribute { public string SwitchName => switchName; }
        """;

    private static CompilationSettings Off(string value) => CompilationSettings.Strict with { EditorConfig = $"is_global = true\nbuild_property.RawTpEnabled = {value}\n" };

    [Fact]
    public void A_tracepoint_that_is_left_out() => Snapshot.Match(Generated.Cleanly(Off("false"), """
        namespace Net;
        public static partial class Xdp
        {
            [RawTp.TracePoint("xdp_exception")]
            public static partial void Exception(nint device, nint program, uint act);
        }
        """));

    [Fact]
    public void Without_tracepoints_everything_compiles_and_nothing_is_fired_or_opened()
    {
        using InMemoryAssembly loaded = Generated.Cleanly(Off("false"), Source).Load();

        Assert.Equal("TracepointLeftOut False xdp_exception(String device, Int32 program, UInt32 act) 0 False 2 True", loaded.Invoke<string>("Net.Xdp", "Run"));
    }

    [Theory]
    [InlineData("false", false)]
    [InlineData("False", false)]
    [InlineData("true", true)]
    [InlineData("", true)]
    public void Only_false_leaves_tracepoints_out(string value, bool isOn)
        => Assert.Equal(isOn, Generated.Cleanly(Off(value), Source).AllText().Contains("BpfTraceRun3", StringComparison.Ordinal));

    [Fact]
    public void The_attribute_of_the_switch_is_written_where_the_framework_has_none()
    {
        Assert.Contains("class FeatureSwitchDefinitionAttribute", Generated.Cleanly(CompilationSettings.Strict with { References = ReferenceSets.Net80 }, Source).AllText());
        Assert.DoesNotContain("class FeatureSwitchDefinitionAttribute", Generated.Cleanly(CompilationSettings.Strict with { References = ReferenceSets.Net100 }, Source).AllText());
    }

    [Fact]
    public void The_attribute_of_the_switch_is_not_written_where_the_project_has_one_itself()
        => Assert.DoesNotContain(
            "FeatureSwitchDefinitionAttribute.g.cs",
            Generated.Cleanly(CompilationSettings.Strict with { References = ReferenceSets.Net80 }, Source, OwnDefinition).Files.Select(static file => file.HintName));

    [Fact]
    public void The_attribute_of_the_switch_is_written_where_references_that_show_their_internals_make_it_ambiguous()
    {
        MetadataReference[] libraries = [LibraryThatShowsItsInternals("First"), LibraryThatShowsItsInternals("Second")];

        Generated.Cleanly(CompilationSettings.Strict with { References = ReferenceSets.Net80, ExtraReferences = [libraries[0]] }, Source);
        Generated.Cleanly(CompilationSettings.Strict with { References = ReferenceSets.Net80, ExtraReferences = [.. libraries] }, Source);
        Generated.Cleanly(CompilationSettings.Strict with { References = ReferenceSets.Net100, ExtraReferences = [libraries[0]] }, Source);
        Generated.Cleanly(CompilationSettings.Strict with { References = ReferenceSets.Net100, ExtraReferences = [libraries[0]] }, Source, OwnDefinition);
    }

    private static MetadataReference LibraryThatShowsItsInternals(string name)
        => Generated.Cleanly(CompilationSettings.Strict with { AssemblyName = name, References = ReferenceSets.Net80 }, $$"""
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Sample")]
            namespace {{name}};
            public static partial class Events { [RawTp.TracePoint("{{name}}")] public static partial void Fired(); }
            """).Output.AsMetadata();
}
