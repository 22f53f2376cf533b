using RawTp.Testing;

namespace RawTp.CodeFixes.Tests;

[Trait("Rule", "RTP1004")]
public sealed class CorrectTracepointNameFixTests
{
    private static readonly CodeFixCheck s_check = Fixes.Check<CorrectTracepointNameFix>();

    [Theory]
    [InlineData("""[RawTracepointProgram({|RTP1004:"xdp_exceptoin"|})]""", """[RawTracepointProgram("xdp_exception")]""")]
    [InlineData("""[RawTracepointProgram(/* a */ {|RTP1004:@"xdp_exceptions"|} /* b */)]""", """[RawTracepointProgram(/* a */ "xdp_exception" /* b */)]""")]
    [InlineData("""[RawTracepointProgram(tracepoint: {|RTP1004:"net:idel"|})]""", """[RawTracepointProgram(tracepoint: "net:idle")]""")]
    [InlineData("""[RawTracepointProgram({|RTP1004:"xdp-exception"|}), RawTracepointProgram({|RTP1004:"idl"|})]""", """[RawTracepointProgram("xdp_exception"), RawTracepointProgram("idle")]""")]
    public Task A_misspelt_name_becomes_the_nearest(string before, string after)
        => s_check.VerifyAsync(WithTracepoints(before), WithTracepoints(after));

    [Fact]
    public Task The_action_says_which_name()
        => s_check.VerifyOffersAsync(WithTracepoints("""[RawTracepointProgram({|RTP1004:"xdp_exceptoin"|})]"""), "Change to 'xdp_exception'");

    [Theory]
    [InlineData("""[RawTracepointProgram({|RTP1004:"sched_switch"|})]""")]
    [InlineData("[RawTracepointProgram({|RTP1004:Name|})]")]
    [InlineData("""[RawTracepointProgram({|RTP1004:"xdp_" + "exceptoin"|})]""")]
    public Task A_name_without_a_near_one_or_that_is_no_literal_is_left_alone(string attribute)
        => s_check.VerifyNoFixAsync(WithTracepoints(attribute));

    [Fact]
    public Task All_are_fixed_in_the_document_the_project_or_the_solution()
        => FixAllScopes.VerifyAsync(s_check,
            """partial class C { [RawTp.TracePoint] static partial void Rx_$(); [RawTp.RawTracepointProgram({|RTP1004:"rx$"|})] static void P() { } [RawTp.RawTracepointProgram({|RTP1004:"r_$"|})] static void Q() { } }""",
            """partial class C { [RawTp.TracePoint] static partial void Rx_$(); [RawTp.RawTracepointProgram("rx_$")] static void P() { } [RawTp.RawTracepointProgram("rx_$")] static void Q() { } }""");

    private static string WithTracepoints(string attribute)
        => $$"""
            using RawTp;

            public static partial class C
            {
                private const string Name = "xdp_exceptoin";

                [TracePoint("xdp_exception")] static partial void Exception(uint act);

                [TracePoint(System = "net")] static partial void Idle();

                {{attribute}}
                static void P(RawTracepointArgs args) { }
            }
            """;
}
