using RawTp.Testing;

namespace RawTp.CodeFixes.Tests;

[Trait("Rule", "RTP1001")]
public sealed class ReadLastArgumentFixTests
{
    private static readonly CodeFixCheck s_check = Fixes.Check<ReadLastArgumentFix>();

    [Theory]
    [InlineData("args[{|RTP1001:3|}]", "args[2]")]
    [InlineData("args[ /* a */ {|RTP1001:17|} /* b */ ]", "args[ /* a */ 2 /* b */ ]")]
    [InlineData("args[index: {|RTP1001:1 + 2|}]", "args[index: 2]")]
    [InlineData("args[{|RTP1001:Three|}]", "args[2]")]
    [InlineData("args[{|RTP1001:-1|}]", "args[2]")]
    [InlineData("args.Value<uint>({|RTP1001:3|})", "args.Value<uint>(2)")]
    [InlineData("args[{|RTP1001:3|}] + args[0] + args[{|RTP1001:4|}]", "args[2] + args[0] + args[2]")]
    public Task The_index_becomes_that_of_the_last_argument(string before, string after)
        => s_check.VerifyAsync(Reading("""[RawTracepointProgram("xdp_exception")]""", before), Reading("""[RawTracepointProgram("xdp_exception")]""", after));

    [Fact]
    public Task An_index_that_several_tracepoints_do_not_have_becomes_one_that_all_have()
    {
        const string Attributes = """[RawTracepointProgram("xdp_exception"), RawTracepointProgram("one")]""";
        return s_check.VerifyAsync(Reading(Attributes, "args[{|RTP1001:{|RTP1001:3|}|}] + args[{|RTP1001:2|}]"), Reading(Attributes, "args[0] + args[0]"));
    }

    [Fact]
    public Task The_action_says_which_argument()
        => s_check.VerifyOffersAsync(Reading("""[RawTracepointProgram("xdp_exception")]""", "args[{|RTP1001:3|}]"), "Read the last argument, args[2]");

    [Theory]
    [InlineData("""[RawTracepointProgram("none")]""", "args[{|RTP1001:0|}]")]
    [InlineData("[RawTracepointProgram]", "args[{|RTP1001:12|}]")]
    public Task Nothing_is_offered_where_there_is_no_last_argument(string attribute, string read)
        => s_check.VerifyNoFixAsync(Reading(attribute, read));

    [Fact]
    public Task A_parameter_that_is_too_many_is_left_to_its_author()
        => s_check.VerifyNoFixAsync("""
            partial class C
            {
                [RawTp.TracePoint] static partial void One(int x);

                [RawTp.RawTracepointProgram("one")] static void P(int x, int {|RTP1001:y|}) { }
            }
            """);

    [Fact]
    public Task All_are_fixed_in_the_document_the_project_or_the_solution()
        => FixAllScopes.VerifyAsync(s_check,
            """partial class C { [RawTp.TracePoint] static partial void Rx_$(int x); [RawTp.RawTracepointProgram("rx_$")] static void P(RawTp.RawTracepointArgs a) => _ = a[{|RTP1001:1|}] + a[{|RTP1001:2|}]; }""",
            """partial class C { [RawTp.TracePoint] static partial void Rx_$(int x); [RawTp.RawTracepointProgram("rx_$")] static void P(RawTp.RawTracepointArgs a) => _ = a[0] + a[0]; }""");

    private static string Reading(string attributes, string read)
        => $$"""
            using RawTp;

            public static partial class C
            {
                private const int Three = 3;

                [TracePoint("xdp_exception")] static partial void Exception(string dev, object xdp, uint act);

                [TracePoint] static partial void One(long x);

                [TracePoint] static partial void None();

                {{attributes}}
                static ulong P(RawTracepointArgs args) => {{read}};
            }
            """;
}
