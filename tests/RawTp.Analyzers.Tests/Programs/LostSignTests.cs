namespace RawTp.Analyzers.Tests.Programs;

[Trait("Rule", "RTP1008")]
public sealed class LostSignTests
{
    private const string Tracepoints = """
        public enum Level : sbyte { Low = -1 }

        public static partial class Net
        {
            [RawTp.TracePoint] public static partial void Sent(int error, short port, sbyte priority, Level level, uint length, long time, byte[] packet, char letter, nint handle);
        }
        """;

    [Theory]
    [InlineData("s_seen = {|RTP1008:args[0]|};", 0, "error", "4294967295", "int")]
    [InlineData("s_seen = (ulong)(long){|RTP1008:args[0]|};", 0, "error", "4294967295", "int")]
    [InlineData("s_seen += {|RTP1008:args[1]|};", 1, "port", "65535", "short")]
    [InlineData("s_seen = (uint)(int){|RTP1008:args[1]|};", 1, "port", "65535", "short")]
    [InlineData("s_seen = 1 + {|RTP1008:args[2]|};", 2, "priority", "255", "sbyte")]
    [InlineData("s_seen = {|RTP1008:args[3]|};", 3, "level", "255", "Level")]
    [InlineData("if ((long){|RTP1008:args[0]|} < 0) { }", 0, "error", "4294967295", "int")]
    [InlineData("if ({|RTP1008:args[0]|} > 5) { }", 0, "error", "4294967295", "int")]
    [InlineData("if ({|RTP1008:args[0]|} == ulong.MaxValue) { }", 0, "error", "4294967295", "int")]
    [InlineData("if ({|RTP1008:args[0]|} == 0xffffffff) { }", 0, "error", "4294967295", "int")]
    [InlineData("if ({|RTP1008:args[0]|} is 0xffffffff) { }", 0, "error", "4294967295", "int")]
    [InlineData("if ({|RTP1008:args[0]|} == s_seen) { }", 0, "error", "4294967295", "int")]
    [InlineData("s_seen = {|RTP1008:args[1]|} & 0x1ffff;", 1, "port", "65535", "short")]
    [InlineData("Console.WriteLine({|RTP1008:args[0]|});", 0, "error", "4294967295", "int")]
    [InlineData("#pragma warning disable RTP2003\n_ = $\"{{|RTP1008:args[0]|}}\";", 0, "error", "4294967295", "int")]
    [InlineData("s_table[{|RTP1008:args[0]|}]++;", 0, "error", "4294967295", "int")]
    [InlineData("double d = {|RTP1008:args[0]|};", 0, "error", "4294967295", "int")]
    [InlineData("float f = (float){|RTP1008:args[0]|};", 0, "error", "4294967295", "int")]
    [InlineData("int i = checked((int){|RTP1008:args[0]|});", 0, "error", "4294967295", "int")]
    [InlineData("checked { int i = (int){|RTP1008:args[0]|}; }", 0, "error", "4294967295", "int")]
    [InlineData("ulong error = {|RTP1008:args[0]|}; s_seen = error;", 0, "error", "4294967295", "int")]
    [InlineData("ulong error = {|RTP1008:args[0]|}; if ((int)error < 0) s_seen = error;", 0, "error", "4294967295", "int")]
    [InlineData("var error = (long){|RTP1008:args[0]|}; s_seen = (ulong)error;", 0, "error", "4294967295", "int")]
    [InlineData("const int First = 0; s_seen = {|RTP1008:args[First]|};", 0, "error", "4294967295", "int")]
    [InlineData("s_seen = {|RTP1008:args[(0)]|} >> 1;", 0, "error", "4294967295", "int")]
    public Task A_signed_argument_that_is_used_as_64_bits_is_reported_with_what_minus_one_becomes(string statements, int index, string name, string minusOne, string type)
        => VerifyAsync(statements, $"Program 'P' reads args[{index}] as 64 bits, but argument '{name}' of tracepoint 'sent' is signed and narrower, so that -1 is read as {minusOne}; read it with Value<{type}>");

    [Theory]
    [InlineData("s_seen = (ulong)(int)args[0];")]
    [InlineData("int error = (int)args[0]; short port = (short)args[1];")]
    [InlineData("s_seen = (ulong)(int)(long)args[0] + (ulong)(short)(int)args[1];")]
    [InlineData("if (((int)args[1] & 0xffff) == 3 || (uint)args[1] == 5) { }")]
    [InlineData("s_seen = (uint)args[0] + (byte)args[0];")]
    [InlineData("s_seen = (char)args[1];")]
    [InlineData("Level level = (Level)args[3];")]
    [InlineData("int error = unchecked((int)args[0]);")]
    [InlineData("int error = args.Value<int>(0);")]
    [InlineData("s_seen = args[4] + args[5] + args[7] + args[8];")]
    [InlineData("s_seen = args[0] & 0xff;")]
    [InlineData("s_seen = 0xffffffff & args[0];")]
    [InlineData("if (args[0] == 0 || args[0] != 5 || 7 == args[0]) { }")]
    [InlineData("if (args[0] is 0) { }")]
    [InlineData("_ = args[0];")]
    [InlineData("ulong error = args[0]; if ((int)error < 0) s_seen = (uint)error;")]
    [InlineData("for (int i = 0; i < args.Count; i++) s_seen += args[i];")]
    [InlineData("ulong[] other = [1]; s_seen = other[0];")]
    public Task A_narrowing_and_what_a_negative_argument_does_not_change_is_left_alone(string statements)
        => VerifyAsync(statements);

    [Fact]
    public Task A_program_that_names_no_tracepoint_has_no_signed_arguments()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram]
            static void P(RawTracepointArgs args) => s_seen = args[0];
            """);

    private static Task VerifyAsync(string statements, params string?[] messages)
        => Rules.Check().VerifyAsync(
        [
            Rules.Monitor($$"""
                static ulong[] s_table = [];

                [RawTracepointProgram("sent")]
                static void P(RawTracepointArgs args)
                {
                    {{statements}}
                }
                """),
            new RawTp.Testing.SourceFile("Net.cs", Tracepoints),
        ], messages);
}
