using RawTp.Testing;

namespace RawTp.CodeFixes.Tests;

[Trait("Rule", "RTP1005")]
public sealed class ReadAsDeclaredFixTests
{
    private static readonly CodeFixCheck s_check = Misreading.Check<ReadAsDeclaredFix>();

    [Theory]
    [InlineData("Use(args.{|RTP1005:Value<uint>|}(1));", "Use(args.Value<int>(1));")]
    [InlineData("Use(args./* a */{|RTP1005:Reference<string>|} /* b */ (0));", "Use(args./* a */Reference<Animals.Cat?> /* b */ (0));")]
    [InlineData("Use(args.{|RTP1005:Value<long>|}(2));", "Use(args.Ref<long>(2));")]
    [InlineData("Use(args.{|RTP1005:Span<char>|}(3).Length);", "Use(args.Span<byte>(3).Length);")]
    [InlineData("Use(args.{|RTP1005:Value<long>|}(4));", "Use(args.Value<nuint>(4));")]
    public Task A_raw_read_gets_the_accessor_and_the_type_of_the_argument(string before, string after)
        => s_check.VerifyAsync(Misreading.Program("RawTracepointArgs args", before), Misreading.Program("RawTracepointArgs args", after));

    [Theory]
    [InlineData("s_seen = args.{|RTP1005:Value<ulong>|}(1);", "s_seen = (ulong)args.Value<int>(1);")]
    [InlineData("s_seen += 2 * args.{|RTP1005:Value<ulong>|}(1) /* a */ + 1;", "s_seen += 2 * (ulong)args.Value<int>(1) /* a */ + 1;")]
    [InlineData("checked { s_seen = args.{|RTP1005:Value<ulong>|}(1); }", "checked { s_seen = unchecked((ulong)args.Value<int>(1)); }")]
    [InlineData("var count = args.{|RTP1005:Value<ulong>|}(1); s_seen = count;", "var count = (ulong)args.Value<int>(1); s_seen = count;")]
    [InlineData("long count = args.{|RTP1005:Value<ulong>|}(1) > 3 ? 1 : 0; Use(count);", "long count = args.Value<int>(1) > 3 ? 1 : 0; Use(count);")]
    [InlineData("string text = args.{|RTP1005:Reference<string>|}(6); Use(text);", "string text = (string)args.Reference<object>(6); Use(text);")]
    [InlineData("Use(args.{|RTP1005:Reference<string>|}(6).Length);", "Use(((string)args.Reference<object>(6)).Length);")]
    public Task What_the_code_around_would_not_take_is_converted_to_what_it_was(string before, string after)
        => s_check.VerifyAsync(Misreading.Program("RawTracepointArgs args", before), Misreading.Program("RawTracepointArgs args", after));

    [Fact]
    public Task A_read_that_cannot_be_converted_is_left_to_its_author()
        => s_check.VerifyNoFixAsync(Misreading.Program("RawTracepointArgs args", "ReadOnlySpan<char> text = args.{|RTP1005:Span<char>|}(3); Use(text.Length);"));

    [Theory]
    [InlineData("Animals.Cat? cat, {|RTP1005:uint|} count", "Animals.Cat? cat, int count")]
    [InlineData("{|RTP1005:string|} cat /* a */, int count, {|RTP1005:long|} place", "Animals.Cat? cat /* a */, int count, in long place")]
    [InlineData("Animals.Cat? cat, in {|RTP1005:int|} count", "Animals.Cat? cat, int count")]
    [InlineData("Animals.Cat? cat, int count, in long place, {|RTP1005:Span<byte>|} name", "Animals.Cat? cat, int count, in long place, ReadOnlySpan<byte> name")]
    public Task A_parameter_is_declared_as_the_tracepoints(string before, string after)
        => s_check.VerifyAsync(Misreading.Program(before, ""), Misreading.Program(after, ""));

    [Fact]
    public Task A_read_in_another_method_is_left_to_its_author()
        => s_check.VerifyNoFixAsync(Misreading.Program("RawTracepointArgs args", "static uint Count(RawTracepointArgs args) => args.Value<uint>(1); Use({|RTP1005:Count(args)|});"));

    [Fact]
    public Task All_are_fixed_in_the_document_the_project_or_the_solution()
        => FixAllScopes.VerifyAsync(s_check,
            """partial class C { [RawTp.TracePoint] static partial void Rx_$(int x); [RawTp.RawTracepointProgram("rx_$")] static void P(RawTp.RawTracepointArgs a) => _ = a.{|RTP1005:Value<long>|}(0) + a.{|RTP1005:Value<byte>|}(0); [RawTp.RawTracepointProgram("rx_$")] static void Q({|RTP1005:long|} x) { } }""",
            """partial class C { [RawTp.TracePoint] static partial void Rx_$(int x); [RawTp.RawTracepointProgram("rx_$")] static void P(RawTp.RawTracepointArgs a) => _ = a.Value<int>(0) + a.Value<int>(0); [RawTp.RawTracepointProgram("rx_$")] static void Q(int x) { } }""");
}
