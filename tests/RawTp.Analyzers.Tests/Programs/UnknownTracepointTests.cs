using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Programs;

[Trait("Rule", "RTP1004")]
public sealed class UnknownTracepointTests
{
    private const string Unknown = "neither this project nor what it references has one of that name; ";

    [Fact]
    public Task A_misspelt_name_is_reported_where_it_is_written_with_the_nearest()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram({|RTP1004:"xdp_exceptoin"|})]
            static void P(RawTracepointArgs args) { }
            """, $"Program 'P' is for tracepoint 'xdp_exceptoin', but {Unknown}the nearest is 'xdp_exception'");

    [Theory]
    [InlineData("\"Net:idle\"", "Net:idle", "net:idle")]
    [InlineData("\"xdp:xdp_exceptions\"", "xdp:xdp_exceptions", "xdp_exception")]
    [InlineData("tracepoint: \"IDLE\"", "IDLE", "idle")]
    [InlineData("Xdp + \"exception_\"", "xdp_exception_", "xdp_exception")]
    public Task The_nearest_name_is_given_in_the_form_that_was_used(string argument, string name, string nearest)
    {
        string marked = argument.StartsWith("tracepoint: ", StringComparison.Ordinal) ? $"tracepoint: {{|RTP1004:{argument["tracepoint: ".Length..]}|}}" : $"{{|RTP1004:{argument}|}}";
        return Rules.VerifyProgramAsync($"const string Xdp = \"xdp_\"; [RawTracepointProgram({marked})] static void P(RawTracepointArgs args) {{ }}",
            $"Program 'P' is for tracepoint '{name}', but {Unknown}the nearest is '{nearest}'");
    }

    [Fact]
    public Task A_name_that_is_near_to_none_is_told_how_it_could_exist()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram({|RTP1004:"sched_switch"|})]
            static void P(RawTracepointArgs args) => s_seen = args[11];
            """, $"Program 'P' is for tracepoint 'sched_switch', but {Unknown}declare it with [TracePoint], or reference the project that does");

    [Theory]
    [InlineData("", "no name is empty")]
    [InlineData("sched switch", "no name has other characters than letters, digits, '_', '-' and '.'")]
    [InlineData("sched:sys:switch", "no name has other characters than letters, digits, '_', '-' and '.'")]
    public Task A_name_that_none_can_have_is_told_why(string name, string why)
        => Rules.VerifyProgramAsync($$"""[RawTracepointProgram({|RTP1004:"{{name}}"|})] static void P(RawTracepointArgs args) { }""",
            $"Program 'P' is for tracepoint '{name}', but {why}; give the name of a tracepoint, or none");

    [Fact]
    public Task Each_unknown_name_of_a_program_is_reported()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram({|RTP1004:"first"|})]
            [RawTracepointProgram("xdp_exception"), RawTracepointProgram({|RTP1004:"second"|})]
            static void P(string dev) { }
            """);

    [Fact]
    public Task A_known_name_in_another_system_is_unknown()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram({|RTP1004:"nat:idle"|})]
            static void P() { }
            """, $"Program 'P' is for tracepoint 'nat:idle', but {Unknown}the nearest is 'net:idle'");

    [Fact]
    public Task A_tracepoint_that_is_declared_wrongly_is_not_unknown()
        => Rules.VerifyProgramAsync("""
            [TracePoint] static void {|RTP0001:NotPartial|}() { }

            [TracePoint({|RTP0006:"net:rx"|})] static partial void SystemInName();

            [TracePoint(Name, System = "sys")] static partial void Erroneous({|CS0246:NoSuchType|} x);

            const string Name = "erroneous";

            [RawTracepointProgram("net:rx")] static void O(RawTracepointArgs args) => s_seen = args[5];

            [RawTracepointProgram("not_partial")] static void P(RawTracepointArgs args) => s_seen = args[5];

            [RawTracepointProgram("sys:erroneous")] static void Q(RawTracepointArgs args) => s_seen = args[5];

            [RawTracepointProgram({|RTP1004:"erroneuos"|})] static void R(RawTracepointArgs args) => s_seen = args[5];
            """, null, null, null, $"Program 'R' is for tracepoint 'erroneuos', but {Unknown}the nearest is 'erroneous'");

    [Fact]
    public Task A_tracepoint_in_a_type_that_is_not_partial_is_not_unknown()
        => Rules.VerifyAsync("""
            using RawTp;

            class {|RTP0002:Net|}
            {
                class {|RTP0002:Inner|}
                {
                    [TracePoint] static partial void {|CS0751:Rx|}(int length);
                }
            }

            partial class Monitor
            {
                [RawTracepointProgram("rx")] static void P(int length) { }
            }
            """);

    public static TheoryData<LibraryKind> Libraries => [.. Enum.GetValues<LibraryKind>()];

    [Theory]
    [MemberData(nameof(Libraries))]
    public Task A_tracepoint_in_a_referenced_assembly_is_known_and_near(LibraryKind kind)
        => Rules.Check(Library.ReferencedAs(kind, "static partial class Net { [RawTp.TracePoint(System = \"net\")] private static partial void NetifRx(int length); }"))
            .VerifyAsync([Rules.Monitor("""
                [RawTracepointProgram("netif_rx")] static void P(int length) { }

                [RawTracepointProgram({|RTP1004:"netif_tx"|})] static void Q(int length) { }
                """)], $"Program 'Q' is for tracepoint 'netif_tx', but {Unknown}the nearest is 'netif_rx'");

    [Theory]
    [InlineData("[RawTracepointProgram]")]
    [InlineData("[RawTracepointProgram(null)]")]
    [InlineData("""[RawTracepointProgram("xdp_exception")]""")]
    [InlineData("""[RawTracepointProgram(":xdp_exception")]""")]
    [InlineData("""[RawTracepointProgram("idle"), RawTracepointProgram("net:idle")]""")]
    [InlineData("""[RawTracepointProgram("xdp_" + nameof(exception))]""")]
    public Task A_name_that_exists_or_none_at_all_is_left_alone(string attribute)
        => Rules.VerifyProgramAsync($$"""
            const int exception = 1;

            {{attribute}} static void P() => s_seen = exception;
            """);
}
