using RawTp.Testing;

namespace RawTp.CodeFixes.Tests;

[Trait("Rule", "RTP0002")]
public sealed class MakeContainersPartialFixTests
{
    private static readonly CodeFixCheck s_check = Fixes.Check<MakeContainersPartialFix>();

    [Theory]
    [InlineData("class {|RTP0002:C|}", "partial class C")]
    [InlineData("public static class {|RTP0002:C|}", "public static partial class C")]
    [InlineData("public sealed record {|RTP0002:C|}(int X)", "public sealed partial record C(int X)")]
    [InlineData("readonly record struct {|RTP0002:C|}", "readonly partial record struct C")]
    [InlineData("ref struct {|RTP0002:C|}", "ref partial struct C")]
    [InlineData("interface {|RTP0002:C|}", "partial interface C")]
    [InlineData("// comment\n/* a */ public /* b */ static /* c */ class {|RTP0002:C|}", "// comment\n/* a */ public /* b */ static /* c */ partial class C")]
    [InlineData("/// <summary>Doc.</summary>\nclass {|RTP0002:C|}", "/// <summary>Doc.</summary>\npartial class C")]
    [InlineData("[System.Obsolete]\nclass {|RTP0002:C|}", "[System.Obsolete]\npartial class C")]
    public Task A_type_of_any_kind_becomes_partial(string before, string after)
        => s_check.VerifyAsync(WithProgram(before), WithProgram(after));

    [Fact]
    public Task A_tracepoints_type_becomes_partial()
        => s_check.VerifyAsync(
            "class {|RTP0002:C|} { [RawTp.TracePoint] internal static partial void {|CS8795:{|CS0751:M|}|}(); }",
            "partial class C { [RawTp.TracePoint] internal static partial void M(); }");

    [Fact]
    public async Task One_step_makes_all_types_around_the_same_methods_partial()
    {
        const string Before = """
            using RawTp;

            namespace N
            {
                class {|RTP0002:Outer|}
                {
                    static partial class Middle
                    {
                        internal struct {|RTP0002:Inner|}
                        {
                            [RawTracepointProgram] static void P(RawTracepointArgs args) { }
                        }
                    }

                    class {|RTP0002:Sibling|}
                    {
                        [RawTracepointProgram] static void P(RawTracepointArgs args) { }
                    }

                    class Unrelated { void M() { } }
                }
            }
            """;
        string after = Before.Replace("{|RTP0002:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal)
            .Replace("class Outer", "partial class Outer", StringComparison.Ordinal)
            .Replace("struct Inner", "partial struct Inner", StringComparison.Ordinal)
            .Replace("class Sibling", "partial class Sibling", StringComparison.Ordinal);
        await s_check.VerifyAsync(Before, after);
        await s_check.VerifyOffersAsync(Before, "Make 'Outer' partial");
    }

    [Fact]
    public Task The_innermost_type_takes_those_around_it_with_it()
        => s_check.VerifyAsync(
            "class {|RTP0002:A|} { class {|RTP0002:B|} { class {|RTP0002:C|} { [RawTp.RawTracepointProgram] static void P() { } } } }",
            "partial class A { partial class B { partial class C { [RawTp.RawTracepointProgram] static void P() { } } } }");

    [Fact]
    public Task A_file_local_type_is_left_to_its_author()
        => s_check.VerifyNoFixAsync("file class {|RTP0002:C|} { [RawTp.RawTracepointProgram] static void P() { } }");

    [Fact]
    public Task All_are_fixed_in_the_document_the_project_or_the_solution()
        => FixAllScopes.VerifyAsync(s_check,
            "class {|RTP0002:C|} { [RawTp.RawTracepointProgram] static void P() { } } class {|RTP0002:D|} { class {|RTP0002:E|} { [RawTp.RawTracepointProgram] static void P() { } } }",
            "partial class C { [RawTp.RawTracepointProgram] static void P() { } } partial class D { partial class E { [RawTp.RawTracepointProgram] static void P() { } } }");

    private static string WithProgram(string type)
        => $$"""
            {{type}}
            {
                [RawTp.RawTracepointProgram]
                internal static void P(RawTp.RawTracepointArgs args) { }
            }
            """;
}
