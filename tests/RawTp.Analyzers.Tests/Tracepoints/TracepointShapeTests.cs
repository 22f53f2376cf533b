using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Tracepoints;

[Trait("Rule", "RTP0001")]
public sealed class TracepointShapeTests
{
    private const string Remedy = "; declare it 'static partial void', without a body";

    [Theory]
    [InlineData("partial void {|RTP0001:M|}();", "is not static")]
    [InlineData("static void {|RTP0001:M|}() { }", "is not partial and has a body")]
    [InlineData("static void {|RTP0001:M|}(int x) => Console.Write(x);", "is not partial and has a body")]
    [InlineData("void {|RTP0001:M|}() { }", "is not static, is not partial and has a body")]
    [InlineData("static int {|RTP0001:M|}() => 1;", "is not partial, returns 'int' and has a body")]
    [InlineData("static async void {|RTP0001:M|}() => await System.Threading.Tasks.Task.Yield();", "is not partial, is async and has a body")]
    [InlineData("""[System.Runtime.InteropServices.DllImport("x")] static extern void {|RTP0001:M|}();""", "is not partial and is extern")]
    [InlineData("public static partial string? {|RTP0001:M|}();", "returns 'string?'")]
    [InlineData("public partial void {|RTP0001:M|}(in decimal x, params int[] y);", "is not static")]
    [InlineData("protected internal virtual partial int {|RTP0001:M|}();", "is not static and returns 'int'")]
    [InlineData("public static partial ref int {|CS8795:{|RTP0001:M|}|}();", "returns 'int'")]
    [InlineData("static void {|RTP0001:M|}(__arglist) { }", "is not partial, has a body and takes '__arglist'")]
    public Task A_tracepoint_that_is_not_static_partial_void_is_told_all_that_is_wrong(string method, string wrong)
        => Rules.VerifyMembersAsync("[TracePoint] " + method, $"'M' cannot be a tracepoint because it {wrong}{Remedy}");

    [Fact]
    public Task A_body_that_a_user_wrote_in_the_implementing_part_is_a_body()
        => Rules.VerifyMembersAsync("""
            [TracePoint]
            static partial void {|RTP0001:M|}(int x);

            static partial void M(int x) { }
            """, $"'M' cannot be a tracepoint because it has a body{Remedy}");

    [Fact]
    public Task An_attribute_on_the_implementing_part_counts()
        => Rules.VerifyMembersAsync("""
            static partial void {|RTP0001:M|}();

            [TracePoint]
            static partial void M() { }
            """, $"'M' cannot be a tracepoint because it has a body{Remedy}");

    [Fact]
    public Task An_implementing_part_without_a_defining_part_is_a_body()
        => Rules.VerifyMembersAsync("[TracePoint] static partial void {|CS0759:{|RTP0001:M|}|}() { }", $"'M' cannot be a tracepoint because it has a body{Remedy}");

    [Fact]
    public Task A_local_function_cannot_be_a_tracepoint()
        => Rules.VerifyMembersAsync("""
            static void M()
            {
                Local();
                [TracePoint] static void {|RTP0001:Local|}() { }
            }
            """, $"'Local' cannot be a tracepoint because it is a local function{Remedy}");

    [Fact]
    public Task A_local_function_of_top_level_statements_cannot_be_a_tracepoint()
        => Rules.Check(new CompilationSettings { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication }).VerifyAsync("""
            using RawTp;

            Local();

            [TracePoint] static void {|RTP0001:Local|}() { }
            """, $"'Local' cannot be a tracepoint because it is a local function{Remedy}");

    [Fact]
    public Task A_lambda_expression_cannot_be_a_tracepoint()
        => Rules.VerifyMembersAsync("""
            static Action<int> M() => [{|RTP0001:TracePoint("m")|}] (int x) => { };
            """, $"'lambda in M' cannot be a tracepoint because it is a lambda expression{Remedy}");

    [Theory]
    [InlineData("static int P { [TracePoint] {|RTP0001:get|} => 1; }", "C.P.get", "an accessor")]
    [InlineData("static event Action E { [TracePoint] {|RTP0001:add|} { } remove { } }", "C.E.add", "an accessor")]
    [InlineData("[TracePoint] public static C operator {|RTP0001:+|}(C a, C b) => a;", "C.operator +(C, C)", "an operator")]
    [InlineData("[TracePoint] public static explicit operator {|RTP0001:int|}(C a) => 1;", "C.explicit operator int(C)", "an operator")]
    [InlineData("[TracePoint] ~{|RTP0001:C|}() { }", "C.~C()", "a finalizer")]
    [InlineData("interface I { void M(); } struct S : I { [TracePoint] void I.{|RTP0001:M|}() { } }", "M", "an explicit implementation of an interface")]
    public Task What_is_not_an_ordinary_method_cannot_be_a_tracepoint(string member, string name, string kind)
        => Rules.VerifyMembersAsync(member, $"'{name}' cannot be a tracepoint because it is {kind}{Remedy}");

    [Theory]
    [InlineData("public static partial class C { ", " }")]
    [InlineData("internal partial record R { ", " }")]
    [InlineData("public partial struct S { ", " }")]
    [InlineData("public readonly partial record struct RS { ", " }")]
    [InlineData("public ref partial struct RS { ", " }")]
    [InlineData("public partial interface I { ", " }")]
    [InlineData("static partial class Outer { private partial class Inner { ", " } }")]
    [InlineData("namespace @event { partial class @class { ", " } }")]
    public Task A_static_partial_void_method_is_a_tracepoint_in_a_partial_type_of_any_kind(string open, string close)
        => Rules.VerifyAsync($"using RawTp; {open} [TracePoint] internal static partial void M(int x); {close}");

    [Theory]
    [InlineData("[TracePoint] static partial void M();")]
    [InlineData("[RawTp.TracePointAttribute] protected internal static partial void M(in decimal x, scoped ReadOnlySpan<char> y, int z = 3);")]
    [InlineData("[TracePoint, Obsolete] private static partial void M();")]
    [InlineData("""[Obsolete] [method: TracePoint("m", System = "c")] public static partial void @event(string? @class);""")]
    [InlineData("[TracePoint] static partial void M(); static void M(int x) { }")]
    [InlineData("[TracePoint] static partial void M(int MShim, in decimal MEnabled, string RawTracepointState, int MTracepoint, int tracepoint);")]
    [InlineData("[TracePoint] static partial void M(in decimal a, in decimal aVariable, dynamic RawTracepointState, in dynamic MShim);")]
    [InlineData("static void M() { } [Obsolete] static int N() => 1;")]
    [InlineData("static Func<int, int> M() => [Obsolete] (int x) => x;")]
    [InlineData("static void M() { [Obsolete] static void Local() { } }")]
    public Task A_method_that_is_right_or_no_tracepoint_is_left_alone(string members)
        => Rules.VerifyMembersAsync(members);

    [Fact]
    public Task An_attribute_of_the_same_name_in_another_namespace_means_nothing()
        => Rules.VerifyAsync("""
            using Tracing;

            class C
            {
                [TracePoint] int M() => 1;
            }

            namespace Tracing
            {
                class TracePointAttribute : System.Attribute;
            }
            """);

    [Fact]
    public Task An_alias_of_the_attribute_is_the_attribute()
        => Rules.VerifyAsync("""
            using TP = RawTp.TracePointAttribute;

            partial class C
            {
                [TP] static void {|RTP0001:M|}() { }
            }
            """);

    [Fact]
    public Task A_member_of_an_extension_block_cannot_be_a_tracepoint()
        => Rules.Check(new CompilationSettings { LanguageVersion = LanguageVersions.CSharp14 }).VerifyAsync("""
            using RawTp;

            static partial class C
            {
                extension(string text)
                {
                    [TracePoint] public static void {|RTP0001:M|}() { }
                }
            }
            """, $"'M' cannot be a tracepoint because it is a member of an extension block{Remedy}");

    [Fact]
    public Task Every_file_of_a_type_is_looked_at()
        => Rules.Check().VerifyAsync(
        [
            "partial class C { [RawTp.TracePoint] static void {|RTP0001:M|}() { } }",
            "partial class C { [RawTp.TracePoint] static partial void Right(); [RawTp.TracePoint] static void {|RTP0001:N|}() { } }",
            "partial class C { static void O() { } }",
        ]);

    [Fact]
    public Task Parts_of_a_type_in_several_files_make_one_tracepoint()
        => Rules.Check().VerifyAsync(
        [
            "partial class C { [RawTp.TracePoint] static partial void M(int x); }",
            "partial class C { void Use() => M(1); }",
        ]);
}
