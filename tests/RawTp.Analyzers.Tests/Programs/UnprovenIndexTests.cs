namespace RawTp.Analyzers.Tests.Programs;

[Trait("Rule", "RTP1002")]
public sealed class UnprovenIndexTests
{
    private const string Remedy = "; use a constant, or compare it with args.Count first";

    [Theory]
    [InlineData("args[{|RTP1002:i|}]", "i", "it may be any number")]
    [InlineData("args.Value<ulong>({|RTP1002:i + 1|})", "i + 1", "it may be any number")]
    [InlineData("args.Span<ulong>({|RTP1002:Any()|})[0]", "Any()", "it may be any number")]
    [InlineData("args.Ref<ulong>({|RTP1002:i & 15|})", "i & 15", "it is 0 to 15")]
    [InlineData("(ulong)args.Reference<string>({|RTP1002:i % 3|}).Length", "i % 3", "it is -2 to 2")]
    [InlineData("args[{|RTP1002:Math.Max(i, 2)|}]", "Math.Max(i, 2)", "it is 2 or more")]
    [InlineData("args[{|RTP1002:Math.Min(i, 2)|}]", "Math.Min(i, 2)", "it is 2 or less")]
    [InlineData("args[{|RTP1002:(int)args[0]|}]", "(int)args[0]", "it may be any number")]
    [InlineData("args[{|RTP1002:args.Count|}]", "args.Count", "it is 0 to 12")]
    public Task An_index_that_can_be_too_large_or_negative_is_reported_with_what_is_known_of_it(string read, string index, string known)
        => Rules.VerifyProgramAsync($$"""
            static int Any() => (int)s_seen;

            [RawTracepointProgram("xdp_exception")]
            static ulong P(RawTracepointArgs args)
            {
                int i = Any();
                return {{read}};
            }
            """, $"Program 'P' reads an argument by an index '{index}' that cannot be shown to be in range: {known}{Remedy}");

    [Fact]
    public Task An_index_in_a_method_that_the_program_calls_is_reported_at_the_call()
        => Rules.VerifyProgramAsync("""
            static ulong Outer(RawTracepointArgs args, int i) => Inner(args, i + 1);

            static ulong Inner(RawTracepointArgs args, int i) => args[i];

            [RawTracepointProgram("xdp_exception")]
            static ulong P(RawTracepointArgs args) => Outer(args, 0) + {|RTP1002:Outer(args, (int)s_seen)|};
            """, $"Program 'P' reads an argument by an index in 'Inner' that cannot be shown to be in range: it may be any number{Remedy}");

    [Fact]
    public Task A_long_index_is_quoted_on_one_line_and_cut()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram]
            static void P(RawTracepointArgs args)
            {
                int number = (int)s_seen;
                s_seen = args[{|RTP1002:number + number
                    + number + number + number + number + number + number + number|}];
            }
            """, $"Program 'P' reads an argument by an index 'number + number + number + number + number + number + num...' that cannot be shown to be in range: it may be any number{Remedy}");

    [Theory]
    [InlineData("args[Zero]")]
    [InlineData("args[Zero + 1]")]
    [InlineData("args[(int)Index.Act]")]
    [InlineData("args[s_readonly]")]
    [InlineData("args.Value<uint>(sizeof(byte) + 1)")]
    [InlineData("args[^1]")]
    [InlineData("args[args.Count - 2]")]
    [InlineData("args[(i & 1) + 1]")]
    [InlineData("args[Math.Clamp(i, 0, 2)]")]
    [InlineData("args[i switch { 0 => 1, 5 => 2, _ => 0 }]")]
    [InlineData("(i is >= 0 and < 3 ? args[i] : 0)")]
    [InlineData("((uint)i < (uint)args.Count ? args[i] : 0)")]
    [InlineData("s_table[i]")]
    [InlineData("Other(s_table)[i + 1]")]
    public Task An_index_that_is_always_in_range_and_indexes_of_other_things_are_left_alone(string read)
        => Rules.VerifyProgramAsync($$"""
            enum Index { Act = 2 }

            const int Zero = 0;

            static readonly int s_readonly = 1;

            static readonly ulong[] s_table = new ulong[4];

            static ulong[] Other(ulong[] args) => args[Zero] > args[^1] ? args : s_table;

            [RawTracepointProgram("xdp_exception")]
            static ulong P(RawTracepointArgs args)
            {
                int i = (int)s_seen;
                _ = Other(s_table)[i] + (ulong)s_readonly;
                return {{read}};
            }
            """);

    [Fact]
    public Task A_loop_over_all_arguments_is_in_range()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram]
            static void P(RawTracepointArgs args)
            {
                for (int i = 0; i < args.Count; i++)
                    s_seen += args[i];
            }
            """);

    [Fact]
    public Task Code_that_can_never_run_does_not_count()
        => Rules.VerifyProgramAsync("""
            const bool IsVerbose = false;

            [RawTracepointProgram("xdp_exception")]
            static ulong P(RawTracepointArgs args)
            {
                int i = 7;
                if (IsVerbose || i < 3)
                    return args[(int)s_seen] + args[i];
                return args[2];
            }
            """);

    [Theory]
    [InlineData("args[{|CS0103:undefined|}]")]
    [InlineData("args[{|CS0103:undefined|} + 1]")]
    public Task An_index_that_does_not_compile_yet_is_left_to_the_compiler(string read)
        => Rules.VerifyProgramAsync($$"""
            [RawTracepointProgram("xdp_exception")]
            static ulong P(RawTracepointArgs args) => {{read}};
            """);
}
