using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Tracepoints;

[Trait("Rule", "RTP0008")]
public sealed class LargeStructByValueTests
{
    [Theory]
    [InlineData("(long, long, long, long, long) {|RTP0008:x|}", 40)]
    [InlineData("(long A, long B, long C, long D, byte E) {|RTP0008:x|}", 40)]
    [InlineData("Five {|RTP0008:x|}", 40)]
    [InlineData("Texts {|RTP0008:x|}", 40)]
    [InlineData("Mixed {|RTP0008:x|}", 40)]
    [InlineData("Buffer {|RTP0008:x|}", 64)]
    [InlineData("Five? {|RTP0008:x|}", 48)]
    [InlineData("Ints? {|RTP0008:x|}", 40)]
    [InlineData("Texts? {|RTP0008:x|}", 48)]
    [InlineData("Five {|RTP0008:x|} = default", 40)]
    [InlineData("Pair<Four, string> {|RTP0008:x|}", 40)]
    public Task A_struct_of_more_than_32_bytes_is_better_passed_by_in(string parameter, int size)
        => VerifyAsync($"[TracePoint] static partial void M(string before, {parameter});",
            $"Parameter 'x' of tracepoint 'm' is a struct of {size} bytes, which each call copies, also while nothing is attached; pass it by 'in'");

    [Theory]
    [InlineData("int x, System.Guid y, decimal z, decimal? n, System.DateTimeOffset t")]
    [InlineData("Four x, (string, string, string, string) y, System.ReadOnlyMemory<byte> z")]
    [InlineData("in Five x, in Texts y, ref readonly Buffer z, in Five? n")]
    [InlineData("string x, long[] y, System.ReadOnlySpan<Five> z, params Five[] rest")]
    // How large it is, the reference assemblies do not say.
    [InlineData("System.Numerics.BigInteger x, System.Collections.Generic.List<int>.Enumerator y, System.Collections.Generic.KeyValuePair<Four, string> z")]
    public Task What_is_small_or_is_not_copied_is_left_alone(string parameters)
        => VerifyAsync($"[TracePoint] static partial void M({parameters});");

    [Fact]
    public Task Every_large_struct_of_a_tracepoint_is_reported()
        => VerifyAsync("""[TracePoint("rx", System = "net")] static partial void M(Five {|RTP0008:x|}, in Five y, Texts {|RTP0008:z|});""",
            "Parameter 'x' of tracepoint 'net:rx' is a struct of 40 bytes, which each call copies, also while nothing is attached; pass it by 'in'");

    [Fact]
    public Task Programs_and_other_methods_may_take_what_they_like()
        => VerifyAsync("""
            [TracePoint] static partial void M(in Five x);

            [RawTracepointProgram("m")] static void P(Five x) { }

            static void Other(Five x) => M(x);
            """);

    [Theory]
    [InlineData("struct Self { Self {|CS0523:s|}; string t; }", "Self")]
    [InlineData("struct One { Two {|CS0523:s|}; string t; } struct Two { One {|CS0523:s|}; string t; }", "One")]
    [InlineData("struct One { Two {|CS0523:s|}; } struct Two { One {|CS0523:s|}; }", "Two")]
    [InlineData("struct One { One? {|CS0523:s|}; string t; }", "One")]
    [InlineData("struct Deep<T> { Deep<Deep<T>> {|CS0523:s|}; string t; }", "Deep<int>")]
    public Task A_struct_that_holds_itself_has_no_size(string structs, string type)
        => Rules.VerifyMembersAsync($"{structs} [TracePoint] static partial void M({type} x);");

    private static Task VerifyAsync(string members, params string?[] messages)
        => Rules.Check(new CompilationSettings { AllowUnsafe = true }).VerifyAsync($$"""
            using RawTp;

            partial class C
            {
                record struct Four(long A, long B, long C, long D);

                record struct Five(long A, long B, long C, long D, long E);

                record struct Ints(int A, int B, int C, int D, int E, int F, int G, int H, int I);

                record struct Texts(string A, string B, string C, string D, string E);

                record struct Mixed(byte A, string B, byte C, System.DateTime D, (int, string) E, byte F);

                record struct Pair<T, U>(T A, U B);

                unsafe struct Buffer { public fixed byte Bytes[64]; }

                {{members}}
            }
            """, messages);
}
