namespace RawTp.Analyzers.Tests.Programs;

[Trait("Rule", "RTP1002")]
public sealed class UnprovenIndexTests
{
    [Theory]
    [InlineData("args[{|RTP1002:i|}]", "i")]
    [InlineData("args.Value<ulong>({|RTP1002:i + 1|})", "i + 1")]
    [InlineData("args.Span<ulong>({|RTP1002:Next()|})[0]", "Next()")]
    [InlineData("args.Ref<ulong>({|RTP1002:i|})", "i")]
    [InlineData("(ulong)args.Reference<string>({|RTP1002:i|}).Length", "i")]
    [InlineData("args[{|RTP1002:args.Count - 1|}]", "args.Count - 1")]
    [InlineData("args[{|RTP1002:^1|}]", "^1")]
    [InlineData("args[{|RTP1002:(int)args[0]|}]", "(int)args[0]")]
    [InlineData("args[{|RTP1002:s_readonly|}]", "s_readonly")]
    public Task An_index_that_is_no_constant_is_reported(string read, string index)
        => Rules.VerifyProgramAsync($$"""
            static readonly int s_readonly = 1;

            static int Next() => 1;

            [RawTracepointProgram("xdp_exception")]
            static ulong P(RawTracepointArgs args)
            {
                int i = 0;
                _ = Next() + i + s_readonly;
                return {{read}};
            }
            """, $"Program 'P' reads an argument by the index '{index}', which cannot be shown to be in range; use a constant");

    [Fact]
    public Task A_program_for_any_tracepoint_needs_constants_too()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram]
            static void P(RawTracepointArgs args)
            {
                for (int i = 0; i < args.Count; i++)
                    s_seen += args[{|RTP1002:i|}];
            }
            """);

    [Fact]
    public Task A_long_index_is_quoted_on_one_line_and_cut()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram]
            static void P(RawTracepointArgs args)
            {
                int number = 1;
                s_seen = args[{|RTP1002:number + number
                    + number + number + number + number + number + number + number|}];
            }
            """, "Program 'P' reads an argument by the index 'number + number + number + number + number + number + num...', which cannot be shown to be in range; use a constant");

    [Theory]
    [InlineData("args[Zero]")]
    [InlineData("args[Zero + 1]")]
    [InlineData("args[(int)Index.Act]")]
    [InlineData("args.Value<ulong>(sizeof(byte))")]
    [InlineData("s_table[i]")]
    [InlineData("args.Span<ulong>(0)[i]")]
    [InlineData("Other(s_table)[i + 1]")]
    public Task A_constant_index_and_indexes_of_other_things_are_left_alone(string read)
        => Rules.VerifyProgramAsync($$"""
            enum Index { Act = 2 }

            const int Zero = 0;

            static readonly ulong[] s_table = new ulong[4];

            static ulong[] Other(ulong[] args) => args[Zero] > args[^1] ? args : s_table;

            [RawTracepointProgram("xdp_exception")]
            static ulong P(RawTracepointArgs args)
            {
                int i = 0;
                _ = Other(s_table)[i];
                return {{read}};
            }
            """);
}
