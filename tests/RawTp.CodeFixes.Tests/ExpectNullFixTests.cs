using RawTp.Testing;

namespace RawTp.CodeFixes.Tests;

[Trait("Rule", "RTP1009")]
public sealed class ExpectNullFixTests
{
    private static readonly CodeFixCheck s_check = Misreading.Check<ExpectNullFix>();

    [Theory]
    [InlineData("Use(args.{|RTP1009:Reference<Animals.Cat>|}(0));", "Use(args.Reference<Animals.Cat?>(0));")]
    [InlineData("Use(args.{|RTP1009:Reference</* a */object>|}(0));", "Use(args.Reference</* a */object?>(0));")]
    [InlineData("Use(args.{|RTP1009:Span<string>|}(5).Length);", "Use(args.Span<string?>(5).Length);")]
    public Task A_raw_read_gets_the_question_mark(string before, string after)
        => s_check.VerifyAsync(Misreading.Program("RawTracepointArgs args", before), Misreading.Program("RawTracepointArgs args", after));

    [Theory]
    [InlineData("{|RTP1009:Animals.Cat|} cat", "Animals.Cat? cat")]
    [InlineData("{|RTP1009:object|} cat", "object? cat")]
    [InlineData("Animals.Cat? cat, int count, in long place, ReadOnlySpan<byte> name, short* raw, {|RTP1009:ReadOnlySpan<string>|} tags", "Animals.Cat? cat, int count, in long place, ReadOnlySpan<byte> name, short* raw, ReadOnlySpan<string?> tags")]
    [InlineData("Animals.Cat? cat, int count, in long place, ReadOnlySpan<byte> name, short* raw, {|RTP1009:System.ReadOnlySpan<string>|} tags", "Animals.Cat? cat, int count, in long place, ReadOnlySpan<byte> name, short* raw, System.ReadOnlySpan<string?> tags")]
    public Task A_parameter_gets_the_question_mark(string before, string after)
        => s_check.VerifyAsync(Misreading.Program(before, ""), Misreading.Program(after, ""));

    [Fact]
    public Task All_are_fixed_in_the_document_the_project_or_the_solution()
        => FixAllScopes.VerifyAsync(s_check,
            """partial class C { [RawTp.TracePoint] static partial void Rx_$(string? x); [RawTp.RawTracepointProgram("rx_$")] static void P(RawTp.RawTracepointArgs a) => _ = a.{|RTP1009:Reference<string>|}(0); [RawTp.RawTracepointProgram("rx_$")] static void Q({|RTP1009:object|} x) { } }""",
            """partial class C { [RawTp.TracePoint] static partial void Rx_$(string? x); [RawTp.RawTracepointProgram("rx_$")] static void P(RawTp.RawTracepointArgs a) => _ = a.Reference<string?>(0); [RawTp.RawTracepointProgram("rx_$")] static void Q(object? x) { } }""");
}
