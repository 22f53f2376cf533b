using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Programs;

[Trait("Rule", "RTP1001")]
public sealed class MissingArgumentTests
{
    private const string ThreeArguments = "tracepoint 'xdp_exception' has 3 arguments (string dev, object xdp, uint act)";

    [Fact]
    public Task A_program_that_reads_the_fourth_of_three_arguments_is_reported_at_the_index()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram("xdp_exception")]
            static void CountByAction(RawTracepointArgs args) => s_seen += args[{|RTP1001:3|}];
            """, $"Program 'CountByAction' reads args[3], but {ThreeArguments}");

    [Theory]
    [InlineData("args[{|RTP1001:3|}]", 3)]
    [InlineData("args.Value<ulong>({|RTP1001:4|})", 4)]
    [InlineData("(ulong)args.Reference<string>({|RTP1001:3|}).Length", 3)]
    [InlineData("args.Ref<ulong>({|RTP1001:3|})", 3)]
    [InlineData("args.Span<ulong>({|RTP1001:3|})[7]", 3)]
    [InlineData("args[index: {|RTP1001:3|}]", 3)]
    [InlineData("args[{|RTP1001:Act + 1|}]", 3)]
    [InlineData("args[{|RTP1001:(int)3L|}]", 3)]
    [InlineData("args[{|RTP1001:(byte)3|}]", 3)]
    [InlineData("args[{|RTP1001:sizeof(int)|}]", 4)]
    [InlineData("args[{|RTP1001:'\\x5'|}]", 5)]
    [InlineData("args[{|RTP1001:int.MaxValue|}]", int.MaxValue)]
    [InlineData("(args)[{|RTP1001:3|}]", 3)]
    [InlineData("args[0] + Add(args[1], args[{|RTP1001:3|}])", 3)]
    [InlineData("s_seen > 3 ? args[{|RTP1001:3|}] : 0", 3)]
    public Task Every_way_to_read_an_argument_is_seen(string read, int index)
        => Rules.VerifyProgramAsync($$"""
            const int Act = 2;

            static ulong Add(ulong a, ulong b) => a + b;

            [RawTracepointProgram("xdp_exception")]
            static ulong P(RawTracepointArgs args)
            {
                return {{read}};
            }
            """, $"Program 'P' reads args[{index}], but {ThreeArguments}");

    [Fact]
    public Task Every_read_of_a_missing_argument_is_reported()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram("xdp_exception")]
            static void P(RawTracepointArgs a)
            {
                for (int i = 0; i < 2; i++)
                    s_seen += a[{|RTP1001:3|}] + a[2] + a[{|RTP1001:4|}];
            }
            """);

    [Fact]
    public Task A_tracepoint_without_arguments_has_none_to_read()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram("net:idle")]
            static void P(RawTracepointArgs args) => s_seen = args[{|RTP1001:0|}];
            """, "Program 'P' reads args[0], but tracepoint 'net:idle' has no arguments");

    [Fact]
    public Task A_program_for_several_tracepoints_is_compared_with_each()
        => Rules.Check().VerifyAsync(
        [
            Rules.Monitor("""
                [RawTracepointProgram("rx"), RawTracepointProgram("tx")]
                [RawTracepointProgram("xdp_exception")]
                static void P(RawTracepointArgs args) => s_seen = args[0] + args[{|RTP1001:1|}] + args[{|RTP1001:{|RTP1001:2|}|}];
                """),
            new SourceFile("Net.cs", """
                static partial class Net
                {
                    [RawTp.TracePoint] internal static partial void Rx(uint length);

                    [RawTp.TracePoint] internal static partial void Tx(uint length, bool more);
                }
                """),
            new SourceFile("Tracepoints.cs", Rules.Tracepoints),
        ],
        "Program 'P' reads args[1], but tracepoint 'rx' has 1 argument (uint length)",
        "Program 'P' reads args[2], but tracepoint 'rx' has 1 argument (uint length)",
        "Program 'P' reads args[2], but tracepoint 'tx' has 2 arguments (uint length, bool more)");

    [Fact]
    public Task A_bare_name_stands_for_the_tracepoints_of_all_systems()
        => Rules.Check().VerifyAsync(
        [
            Rules.Monitor("""
                [RawTracepointProgram("rx")]
                static void ForBoth(RawTracepointArgs args) => s_seen = args[0] + args[{|RTP1001:1|}];

                [RawTracepointProgram("net:rx")]
                static void ForOne(RawTracepointArgs args) => s_seen = args[0] + args[1];
                """),
            new SourceFile("Net.cs", """
                static partial class Net
                {
                    [RawTp.TracePoint("rx", System = "net")] static partial void A(uint length, bool more);

                    [RawTp.TracePoint("rx", System = "can")] static partial void B(uint length);
                }
                """),
        ], "Program 'P' reads args[1], but tracepoint 'can:rx' has 1 argument (uint length)".Replace("'P'", "'ForBoth'", StringComparison.Ordinal));

    [Theory]
    [InlineData("""[RawTracepointProgram("xdp_exception")]""")]
    [InlineData("[RawTracepointProgram]")]
    public Task Arguments_are_numbered_from_zero(string attribute)
        => Rules.VerifyProgramAsync($"{attribute} static void P(RawTracepointArgs args) => s_seen = args[{{|RTP1001:-1|}}];",
            "Program 'P' reads args[-1], but arguments are numbered from 0");

    [Fact]
    public Task A_program_for_any_tracepoint_cannot_read_what_none_has()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram]
            static void P(RawTracepointArgs args) => s_seen = args[11] + args[{|RTP1001:12|}];
            """, "Program 'P' reads args[12], but no tracepoint has more than 12 arguments");

    [Fact]
    public Task A_parameter_of_the_typed_form_without_an_argument_is_reported_at_the_parameter()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram("xdp_exception")]
            static void OnException(string dev, object xdp, uint act, int {|RTP1001:cpu|}, in long {|RTP1001:time|}) { }
            """,
            $"Program 'OnException' takes 'cpu' as args[3], but {ThreeArguments}",
            $"Program 'OnException' takes 'time' as args[4], but {ThreeArguments}");

    [Fact]
    public Task A_partial_program_is_verified_where_its_body_is()
        => Rules.Check().VerifyAsync(
        [
            Rules.Monitor("""[RawTracepointProgram("xdp_exception")] static partial void P(RawTracepointArgs args);"""),
            "static partial class Monitor { static partial void P(RawTp.RawTracepointArgs a) => s_seen = a[{|RTP1001:3|}]; }",
            new SourceFile("Tracepoints.cs", Rules.Tracepoints),
        ], $"Program 'P' reads args[3], but {ThreeArguments}");

    [Fact]
    public Task A_partial_typed_program_is_told_once()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram("net:idle")]
            static partial void P(int {|RTP1001:x|});

            static partial void P(int x) { }
            """);

    public static TheoryData<LibraryKind> Libraries => [.. Enum.GetValues<LibraryKind>()];

    [Theory]
    [MemberData(nameof(Libraries))]
    public Task A_tracepoint_in_a_referenced_assembly_is_known_even_when_it_is_private(LibraryKind kind)
        => Rules.Check(Library.ReferencedAs(kind, """
            namespace Lib;

            internal sealed class Device;

            static partial class Net
            {
                [RawTp.TracePoint(System = "net")] private static partial void NetifRx(Device dev, uint length);
            }
            """)).VerifyAsync([Rules.Monitor("""
            [RawTracepointProgram("netif_rx")]
            static void P(RawTracepointArgs args) => s_seen = args[1] + args[{|RTP1001:2|}];

            [RawTracepointProgram("net:netif_rx")]
            static void Q(object dev, uint length, int {|RTP1001:cpu|}) { }
            """)],
            "Program 'P' reads args[2], but tracepoint 'net:netif_rx' has 2 arguments (Lib.Device dev, uint length)",
            "Program 'Q' takes 'cpu' as args[2], but tracepoint 'net:netif_rx' has 2 arguments (Lib.Device dev, uint length)");

    [Theory]
    [InlineData("args[0] + args[1] + args[2]")]
    [InlineData("(ulong)args.Reference<string>(0).Length + args.Value<uint>(2)")]
    [InlineData("(ulong)args.Count + args.Cookie + (ulong)nameof(args).Length")]
    [InlineData("s_table[3] + Other(3)")]
    [InlineData("args[2] >> 3")]
    public Task Reads_of_arguments_that_exist_are_left_alone(string read)
        => Rules.VerifyProgramAsync($$"""
            static readonly ulong[] s_table = new ulong[4];

            static ulong Other(int args) => (ulong)args + s_table[3];

            [RawTracepointProgram("xdp_exception")]
            static ulong Run(RawTracepointArgs args) => {{read}};

            [RawTracepointProgram("xdp_exception")] static int OnAll(string dev, object xdp, uint act) => 0;

            [RawTracepointProgram("xdp_exception")] static int OnSome(string dev) => 0;

            [RawTracepointProgram("net:idle")] static int OnNone() => 0;

            [RawTracepointProgram] static int OnAny(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l) => 0;

            static ulong NotAProgram(RawTracepointArgs args) => args[77];
            """);
}
