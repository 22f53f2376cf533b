using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Programs;

[Trait("Rule", "RTP1006")]
public sealed class ProgramShapeTests
{
    [Theory]
    [InlineData("void {|RTP1006:P|}(RawTracepointArgs args) { }", "it is not static; declare it 'static'")]
    [InlineData("public virtual void {|RTP1006:P|}() { }", "it is not static; declare it 'static'")]
    [InlineData("static void {|RTP1006:P|}<T>(RawTracepointArgs args) { }", "it is generic; remove its type parameters")]
    [InlineData("static {|RTP1006:async|} void P(int x) => await System.Threading.Tasks.Task.Yield();", "it is async, and a program runs to its end on the thread that fires; remove 'async' and return 'void', 'int' or 'ulong'")]
    [InlineData("static {|RTP1006:async|} System.Threading.Tasks.Task P(int x) => await System.Threading.Tasks.Task.Yield();", "it is async, and a program runs to its end on the thread that fires; remove 'async' and return 'void', 'int' or 'ulong'")]
    [InlineData("static {|RTP1006:long|} P(RawTracepointArgs args) => 1;", "it returns 'long'; return 'void', 'int' or 'ulong'")]
    [InlineData("static {|RTP1006:bool|} P(RawTracepointArgs args) => true;", "it returns 'bool'; return 'void', 'int' or 'ulong'")]
    [InlineData("static {|RTP1006:System.Threading.Tasks.Task|} P() => System.Threading.Tasks.Task.CompletedTask;", "it returns 'System.Threading.Tasks.Task'; return 'void', 'int' or 'ulong'")]
    [InlineData("static {|RTP1006:ref int|} P(RawTracepointArgs args) => ref s_x; static int s_x;", "it returns a reference; return 'void', 'int' or 'ulong'")]
    [InlineData("""[System.Runtime.InteropServices.DllImport("x")] static extern void {|RTP1006:P|}(int x);""", "it is extern, so there is nothing to verify; give it a body")]
    [InlineData("static void {|RTP1006:P|}(__arglist) { }", "it takes '__arglist'; take 'RawTracepointArgs' or the tracepoint's parameters")]
    [InlineData("[System.Runtime.InteropServices.UnmanagedCallersOnly] static void {|RTP1006:P|}(int x) { }", "only unmanaged code can call it; remove 'UnmanagedCallersOnly'")]
    [InlineData("static partial void {|RTP1006:P|}(int x);", "it is partial without a body of its own; give it one")]
    [InlineData("static void P(int x, ref int {|RTP1006:y|}) { }", "no argument can arrive in parameter 'y': it is passed by 'ref', and programs change nothing; pass it by 'in' or by value")]
    [InlineData("static void P(System.Text.Json.Utf8JsonReader {|RTP1006:x|}) { }", "no argument can arrive in parameter 'x': 'System.Text.Json.Utf8JsonReader' is a ref struct other than a span; pass what is of interest in it")]
    [InlineData("static void P(in RawTracepointArgs {|RTP1006:args|}) { }", "'args' has to be its only parameter and passed by value; read the arguments from it, or take the tracepoint's parameters instead of it")]
    [InlineData("static void P(RawTracepointArgs {|RTP1006:args|}, int x) { }", "'args' has to be its only parameter and passed by value; read the arguments from it, or take the tracepoint's parameters instead of it")]
    [InlineData("static void P(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int {|RTP1006:m|}) { }", "it has 13 parameters; no tracepoint has more than 12 arguments")]
    public Task A_method_that_cannot_be_a_program_is_told_why_and_what_would_be_right(string method, string reason)
        => Rules.VerifyMembersAsync("[RawTracepointProgram] " + method, $"'P' cannot be a program because {reason}");

    [Fact]
    public Task All_that_is_wrong_is_said_at_once()
        => Rules.VerifyMembersAsync("[RawTracepointProgram] {|RTP1006:string|} {|RTP1006:{|RTP1006:P|}|}<T>(out int {|RTP1006:x|}) { x = 1; return \"\"; }");

    [Fact]
    public Task A_program_cannot_be_in_a_generic_type()
        => Rules.VerifyAsync("""
            using RawTp;

            partial class Outer<T>
            {
                partial struct Inner
                {
                    [RawTracepointProgram] static void {|RTP1006:P|}(RawTracepointArgs args) { }
                }
            }
            """, "'P' cannot be a program because it is in the generic type 'Outer<T>'; move it to a type that is not generic");

    [Fact]
    public Task Overloads_cannot_both_be_programs()
        => Rules.VerifyMembersAsync("""
            [RawTracepointProgram] static void {|RTP1006:P|}(RawTracepointArgs args) { }

            [RawTracepointProgram] static void {|RTP1006:P|}(int x) { }

            static void P(string unrelated) { }
            """,
            "'P' cannot be a program because it is one of several programs 'P', and 'PProgram' can be generated for one of them only; give each a name of its own",
            "'P' cannot be a program because it is one of several programs 'P', and 'PProgram' can be generated for one of them only; give each a name of its own");

    [Fact]
    public Task A_property_of_the_programs_name_cannot_be_there_already()
        => Rules.VerifyProgramAsync(
            "[RawTracepointProgram] static void {|RTP1006:P|}() { } static object? PProgram => null;",
            "'P' cannot be a program because it needs a member 'PProgram' generated for it, and 'Monitor' has one already; rename that, or the method");

    [Fact]
    public Task A_property_cannot_have_the_name_of_its_type()
        => Rules.VerifyAsync(
            "static partial class CountProgram { [RawTp.RawTracepointProgram] static void {|RTP1006:Count|}() { } }",
            "'Count' cannot be a program because it needs a member 'CountProgram' generated for it, which its type is called already; rename that, or the method");

    [Fact]
    public Task A_static_member_of_an_interface_that_others_implement_is_no_program()
        => Rules.VerifyAsync("""
            using RawTp;

            partial interface I
            {
                [RawTracepointProgram] static virtual void {|RTP1006:P|}(RawTracepointArgs args) { }

                [RawTracepointProgram] static abstract void {|RTP1006:Q|}(RawTracepointArgs args);

                [RawTracepointProgram] static void R(RawTracepointArgs args) { }
            }
            """,
            "'P' cannot be a program because it can be overridden; a program is one static method",
            "'Q' cannot be a program because it can be overridden; a program is one static method");

    [Fact]
    public Task A_tracepoint_whose_body_is_generated_is_no_program()
        => Rules.VerifyMembersAsync("[TracePoint, RawTracepointProgram] static partial void {|RTP1006:M|}(int x);",
            "'M' cannot be a program because it is partial without a body of its own; give it one");

    [Fact]
    public Task Local_functions_lambdas_and_accessors_are_no_programs()
        => Rules.VerifyMembersAsync("""
            static int Property { [RawTracepointProgram] {|RTP1006:get|} => 1; }

            static void M()
            {
                Func<int> f = [{|RTP1006:RawTracepointProgram|}] () => f2();
                f();

                [RawTracepointProgram]
                static int {|RTP1006:f2|}() => 1;
            }
            """,
            "'C.Property.get' cannot be a program because it is an accessor; a program is a static method of a type",
            "'lambda in M' cannot be a program because it is a lambda expression; a program is a static method of a type",
            "'f2' cannot be a program because it is a local function; a program is a static method of a type");

    [Theory]
    [InlineData("[RawTracepointProgram] static void P(RawTracepointArgs args) { }")]
    [InlineData("[RawTracepointProgram] private static int P(RawTracepointArgs args) => 1;")]
    [InlineData("[RawTracepointProgram] public static ulong P() => 1;")]
    [InlineData("[RawTracepointProgram] static void P(int a, string? b, in decimal c, ReadOnlySpan<char> d, Span<int> e, ref readonly Guid f) { }")]
    [InlineData("[RawTracepointProgram] static partial void P(int a); static partial void P(int a) { }")]
    [InlineData("[RawTracepointProgram] static void P() { } void P(int x) { } static async void Q<T>(T x) => await System.Threading.Tasks.Task.Yield();")]
    [InlineData("partial class Nested { [RawTracepointProgram] static void P() { } } [RawTracepointProgram] static void P() { }")]
    [InlineData("[RawTracepointProgram] static {|CS0246:NoSuchType|} P(RawTracepointArgs args) => default;")]
    public Task A_method_that_can_be_a_program_or_is_none_is_left_alone(string members)
        => Rules.VerifyMembersAsync(members);

    [Fact]
    public Task A_member_of_an_extension_block_cannot_be_a_program()
        => Rules.Check(new CompilationSettings { LanguageVersion = LanguageVersions.CSharp14 }).VerifyAsync("""
            using RawTp;

            static partial class C
            {
                extension(string text)
                {
                    [RawTracepointProgram] public static void {|RTP1006:P|}(RawTracepointArgs args) { }
                }
            }
            """, "'P' cannot be a program because it is a member of an extension block; a program is a static method of a type");

    [Fact]
    public Task Pointers_can_arrive()
        => Rules.Check(new CompilationSettings { AllowUnsafe = true })
            .VerifyAsync("unsafe partial class C { [RawTp.RawTracepointProgram] static void P(int* x, delegate*<void> y) { } }");
}
