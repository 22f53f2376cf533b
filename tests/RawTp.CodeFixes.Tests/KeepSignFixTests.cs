using RawTp.Testing;

namespace RawTp.CodeFixes.Tests;

[Trait("Rule", "RTP1008")]
public sealed class KeepSignFixTests
{
    private static readonly CodeFixCheck s_check = Misreading.Check<KeepSignFix>();

    [Theory]
    [InlineData("s_seen = {|RTP1008:args[1]|};", "s_seen = (ulong)args.Value<int>(1);")]
    [InlineData("s_seen += {|RTP1008:args[1]|} /* a */ + 1;", "s_seen += (ulong)args.Value<int>(1) /* a */ + 1;")]
    [InlineData("Use((long){|RTP1008:args[1]|});", "Use((long)args.Value<int>(1));")]
    [InlineData("Use(checked((int){|RTP1008:args[1]|}));", "Use(checked((int)args.Value<int>(1)));")]
    [InlineData("checked { s_seen = {|RTP1008:args[1]|}; }", "checked { s_seen = unchecked((ulong)args.Value<int>(1)); }")]
    [InlineData("if ({|RTP1008:args[1]|} < 5) { }", "if (args.Value<int>(1) < 5) { }")]
    [InlineData("if ({|RTP1008:args[1]|} > s_seen) { }", "if ((ulong)args.Value<int>(1) > s_seen) { }")]
    [InlineData("if ({|RTP1008:args[1]|} == ulong.MaxValue) { }", "if ((ulong)args.Value<int>(1) == ulong.MaxValue) { }")]
    [InlineData("Use($\"{{|RTP1008:args[1]|}}\");", "Use($\"{args.Value<int>(1)}\");")]
    [InlineData("Use(\"count \" + {|RTP1008:args[1]|} + \"!\");", "Use(\"count \" + args.Value<int>(1) + \"!\");")]
    [InlineData("string text = \"\"; text += {|RTP1008:args[1]|};", "string text = \"\"; text += args.Value<int>(1);")]
    [InlineData("Console.WriteLine({|RTP1008:args[1]|});", "Console.WriteLine(args.Value<int>(1));")]
    [InlineData("Console.WriteLine(\"{0} of {1}\", {|RTP1008:args[1]|}, ({|RTP1008:args[1]|}));", "Console.WriteLine(\"{0} of {1}\", args.Value<int>(1), (args.Value<int>(1)));")]
    [InlineData("new System.Collections.Generic.List<ulong>().Add({|RTP1008:args[1]|});", "new System.Collections.Generic.List<ulong>().Add((ulong)args.Value<int>(1));")]
    [InlineData("Use(Math.Max({|RTP1008:args[1]|}, s_seen));", "Use(Math.Max((ulong)args.Value<int>(1), s_seen));")]
    [InlineData("Use({|RTP1008:args[1]|}.GetHashCode());", "Use(((ulong)args.Value<int>(1)).GetHashCode());")]
    [InlineData("const int Count = 1; s_seen = {|RTP1008:args[Count]|};", "const int Count = 1; s_seen = (ulong)args.Value<int>(Count);")]
    public Task The_argument_is_read_with_its_sign(string before, string after)
        => s_check.VerifyAsync(Misreading.Program("RawTracepointArgs args", before), Misreading.Program("RawTracepointArgs args", after));

    [Fact]
    public Task All_are_fixed_in_the_document_the_project_or_the_solution()
        => FixAllScopes.VerifyAsync(s_check,
            """partial class C { [RawTp.TracePoint] static partial void Rx_$(int x); [RawTp.RawTracepointProgram("rx_$")] static ulong P(RawTp.RawTracepointArgs a) => {|RTP1008:a[0]|} + {|RTP1008:a[0]|}; }""",
            """partial class C { [RawTp.TracePoint] static partial void Rx_$(int x); [RawTp.RawTracepointProgram("rx_$")] static ulong P(RawTp.RawTracepointArgs a) => (ulong)a.Value<int>(0) + (ulong)a.Value<int>(0); }""");
}
