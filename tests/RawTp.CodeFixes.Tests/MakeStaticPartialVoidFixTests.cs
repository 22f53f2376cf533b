using RawTp.Testing;

namespace RawTp.CodeFixes.Tests;

[Trait("Rule", "RTP0001")]
public sealed class MakeStaticPartialVoidFixTests
{
    private static readonly CodeFixCheck s_check = Fixes.Check<MakeStaticPartialVoidFix>();

    [Fact]
    public Task An_empty_body_goes_and_the_words_that_lack_come()
        => s_check.VerifyAsync("""
            using RawTp;

            public static partial class Xdp
            {
                /// <summary>A packet was aborted.</summary>
                [TracePoint("xdp_exception")]
                public static void {|RTP0001:Exception|}(string device, uint act)
                {
                }

                // what follows
                [TracePoint] internal static void {|RTP0001:Next|}() { } // stays
            }
            """, """
            using RawTp;

            public static partial class Xdp
            {
                /// <summary>A packet was aborted.</summary>
                [TracePoint("xdp_exception")]
                public static partial void Exception(string device, uint act);

                // what follows
                [TracePoint] internal static partial void Next(); // stays
            }
            """);

    [Theory]
    [InlineData("void {|RTP0001:M|}() { }", "static partial void M();")]
    [InlineData("partial void {|RTP0001:M|}();", "static partial void M();")]
    [InlineData("protected internal unsafe void {|RTP0001:M|}(int* x) { }", "protected internal static unsafe partial void M(int* x);")]
    [InlineData("private static async void {|RTP0001:M|}() { }", "private static partial void M();")]
    [InlineData("public static partial int {|RTP0001:M|}();", "public static partial void M();")]
    [InlineData("public partial void {|RTP0001:M|}(int x);", "public static partial void M(int x);")]
    [InlineData("static async /* a */ void /* b */ {|RTP0001:M|}() { }", "static partial /* a */ void /* b */ M();")]
    [InlineData("private partial /* a */ void {|RTP0001:M|}();", "private static partial /* a */ void M();")]
    [InlineData("static System.Threading.Tasks.Task {|CS0161:{|RTP0001:M|}|}(int x) { }", "static partial void M(int x);")]
    [InlineData("static void {|RTP0001:M|}(int x) // why\n    {\n    }", "static partial void M(int x); // why")]
    [InlineData("static void {|RTP0001:M|}(\n        int x,\n        int y)\n    { }", "static partial void M(\n        int x,\n        int y);")]
    [InlineData("/* a */ static /* b */ void /* c */ {|RTP0001:M|}(/* d */) { }", "/* a */ static /* b */ partial void /* c */ M(/* d */);")]
    [InlineData("// why\n    void {|RTP0001:M|}() { }", "// why\n    static partial void M();")]
    public Task Every_form_of_the_declaration_is_put_right(string before, string after)
        => new CodeFixCheck(new MakeStaticPartialVoidFix(), Fixes.Analyzers)
        {
            Generators = [new Generators.RawTracepointGenerator()],
            Settings = new CompilationSettings { AllowUnsafe = true },
        }.VerifyAsync(InClass("partial class C", before), InClass("partial class C", after));

    [Fact]
    public Task A_method_of_an_interface_need_not_stay_sealed()
        => s_check.VerifyAsync(InClass("partial interface I", "sealed void {|RTP0001:M|}() { }"), InClass("partial interface I", "static partial void M();"));

    [Fact]
    public Task The_types_around_it_become_partial()
        => s_check.VerifyAsync("""
            using RawTp;

            public class Outer
            {
                // inner
                struct Inner
                {
                    [TracePoint] static void {|RTP0001:M|}() { }

                    [TracePoint] static void {|RTP0001:N|}() { }
                }

                class Other;
            }
            """, """
            using RawTp;

            public partial class Outer
            {
                // inner
                partial struct Inner
                {
                    [TracePoint] static partial void M();

                    [TracePoint] static partial void N();
                }

                class Other;
            }
            """);

    [Theory]
    [InlineData("static void {|RTP0001:M|}() { System.Console.WriteLine(); }")]
    [InlineData("static void {|RTP0001:M|}() => System.Console.WriteLine();")]
    [InlineData("static void {|RTP0001:M|}() { /* not so empty */ }")]
    [InlineData("static void {|RTP0001:M|}()\n    {\n        // TODO: nothing yet\n    }")]
    [InlineData("public virtual void {|RTP0001:M|}() { }")]
    [InlineData("""[System.Runtime.InteropServices.DllImport("x")] static extern void {|RTP0001:M|}();""")]
    [InlineData("static void {|RTP0001:M|}(__arglist) { }")]
    [InlineData("static partial void {|RTP0001:M|}(); static partial void M() { System.Console.WriteLine(); }")]
    public Task Nothing_is_offered_where_it_would_lose_code_or_not_be_enough(string method)
        => s_check.VerifyNoFixAsync(InClass("partial class C", method));

    [Theory]
    [InlineData("static int P { [RawTp.TracePoint] {|RTP0001:get|} => 1; }")]
    [InlineData("static void N() { M(); [RawTp.TracePoint] static void {|RTP0001:M|}() { } }")]
    public Task Nothing_is_offered_for_what_is_no_method_of_a_type(string member)
        => s_check.VerifyNoFixAsync($"partial class C {{ {member} }}");

    [Fact]
    public Task All_are_fixed_in_the_document_the_project_or_the_solution()
        => FixAllScopes.VerifyAsync(s_check,
            "class C { [RawTp.TracePoint] static void {|RTP0001:M$|}() { } [RawTp.TracePoint] static void {|RTP0001:N$|}() { } }",
            "partial class C { [RawTp.TracePoint] static partial void M$(); [RawTp.TracePoint] static partial void N$(); }");

    private static string InClass(string type, string method)
        => $$"""
            using RawTp;

            {{type}}
            {
                [TracePoint]
                {{method}}
            }
            """;
}
