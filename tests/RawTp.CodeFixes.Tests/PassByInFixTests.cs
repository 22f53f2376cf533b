using RawTp.Testing;

namespace RawTp.CodeFixes.Tests;

[Trait("Rule", "RTP0008")]
[Trait("Rule", "RTP0004")]
public sealed class PassByInFixTests
{
    private static readonly CodeFixCheck s_check = Fixes.Check<PassByInFix>();

    [Theory]
    [InlineData("Large {|RTP0008:x|}", "in Large x")]
    [InlineData("int a, /* b */ Large /* c */ {|RTP0008:x|} /* d */, int e", "int a, /* b */ in Large /* c */ x /* d */, int e")]
    [InlineData("[System.Diagnostics.CodeAnalysis.DisallowNull] Large {|RTP0008:x|}", "[System.Diagnostics.CodeAnalysis.DisallowNull] in Large x")]
    [InlineData("\n        // why\n        Large {|RTP0008:x|},\n        int y", "\n        // why\n        in Large x,\n        int y")]
    [InlineData("Large {|RTP0008:x|} = default", "in Large x = default")]
    [InlineData("this Large {|RTP0008:x|}", "this in Large x")]
    [InlineData("Large {|RTP0008:x|}, in Large y, Large? {|RTP0008:z|}", "in Large x, in Large y, in Large? z")]
    [InlineData("ref int {|RTP0004:x|}", "in int x")]
    [InlineData("/* a */ ref /* b */ string? {|RTP0004:x|}, Large {|RTP0008:y|}", "/* a */ in /* b */ string? x, in Large y")]
    [InlineData("ref System.Span<byte> {|RTP0004:x|}", "in System.Span<byte> x")]
    [InlineData("this ref Large {|RTP0004:x|}", "this in Large x")]
    public Task The_parameter_is_passed_by_in(string before, string after)
        => s_check.VerifyAsync(WithParameters(before), WithParameters(after));

    [Fact]
    public Task Calls_and_programs_stay_as_they_are()
    {
        const string Before = """
            using RawTp;

            public record struct Large(long A, long B, long C, long D, long E);

            public static partial class C
            {
                [TracePoint] static partial void M(Large {|RTP0008:large|}, int x);

                [RawTracepointProgram("m")] static void ByValue(Large large) { }

                [RawTracepointProgram("m")] static void ByIn(in Large large) { }

                [RawTracepointProgram("m")] static ulong Raw(RawTracepointArgs args) => (ulong)args.Ref<Large>(0).A;

                static void Fire(Large[] array, in Large one, System.Func<Large> make)
                {
                    M(array[0], 1);
                    M(one, 2);
                    M(make(), 3);
                    M(x: 4, large: new Large(1, 2, 3, 4, 5));
                }
            }
            """;
        return s_check.VerifyAsync(Before, Before.Replace("Large {|RTP0008:large|}", "in Large large", StringComparison.Ordinal));
    }

    [Fact]
    public Task A_call_that_passes_by_ref_stays_as_it_is()
        => s_check.VerifyAsync(
            "partial class C { [RawTp.TracePoint] static partial void M(ref int {|RTP0004:x|}); static void Fire(int x) => M(ref x); }",
            "partial class C { [RawTp.TracePoint] static partial void M(in int x); static void Fire(int x) => M(ref x); }");

    [Fact]
    public Task The_action_says_which_parameter()
        => s_check.VerifyOffersAsync(WithParameters("int a, Large {|RTP0008:b|}"), "Pass 'b' by 'in'");

    [Theory]
    [InlineData("System.Text.Json.Utf8JsonReader {|RTP0004:x|}")]
    [InlineData("ref System.Text.Json.Utf8JsonReader {|RTP0004:x|}")]
    public Task A_type_that_cannot_be_passed_by_in_either_is_left_to_its_author(string parameter)
        => s_check.VerifyNoFixAsync(WithParameters(parameter));

    [Fact]
    public Task An_out_parameter_is_left_to_its_author()
        => s_check.VerifyNoFixAsync("partial class C { [RawTp.TracePoint] public static partial void M(out int {|RTP0004:x|}); }");

    [Fact]
    public Task All_are_fixed_in_the_document_the_project_or_the_solution()
        => FixAllScopes.VerifyAsync(s_check,
            "record struct L(long A, long B, long C, long D, long E); partial class C { [RawTp.TracePoint] static partial void M$(L {|RTP0008:a|}, L {|RTP0008:b|}); [RawTp.TracePoint] static partial void N$(L {|RTP0008:a|}); }",
            "record struct L(long A, long B, long C, long D, long E); partial class C { [RawTp.TracePoint] static partial void M$(in L a, in L b); [RawTp.TracePoint] static partial void N$(in L a); }");

    private static string WithParameters(string parameters)
        => $$"""
            using RawTp;

            public record struct Large(long A, long B, long C, long D, long E);

            public static partial class C
            {
                [TracePoint] static partial void M({{parameters}});
            }
            """;
}
