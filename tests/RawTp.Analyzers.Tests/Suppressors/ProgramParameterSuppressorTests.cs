using RawTp.Analyzers.Suppressors;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Suppressors;

public sealed class ProgramParameterSuppressorTests
{
    [Theory]
    [InlineData("RawTracepointArgs {|RCS1163:args|}", "s_seen++")]
    [InlineData("string {|RCS1163:dev|}, object {|RCS1163:xdp|}, uint act", "s_seen += act")]
    [InlineData("string dev, object {|!RCS1163:xdp|}, uint {|!RCS1163:act|}", "s_seen += (ulong)dev.Length")]
    [InlineData("string {|RCS1163:dev|}, object xdp, uint {|!RCS1163:act|}", "s_seen += (ulong)xdp.GetHashCode()")]
    [InlineData("string {|!RCS1163:dev|}", "s_seen++")]
    // Another parameter of the same name is not the program's.
    [InlineData("string {|!RCS1163:dev|}, object {|!RCS1163:xdp|}", "System.Array.Exists(new object[0], xdp => xdp is null)")]
    public Task An_unused_parameter_that_keeps_the_place_of_another_is_not_unused(string parameters, string body)
        => CheckAsync("RCS1163", Rules.Monitor(WithParameterMarks($$"""
            [RawTracepointProgram("xdp_exception")]
            static void P({{parameters}}) => {{body}};
            """)));

    [Fact]
    public Task Other_methods_may_not_have_unused_parameters()
        => CheckAsync("RCS1163", Rules.Monitor("""
            static void Raw({|!RCS1163:RawTracepointArgs args|}) => s_seen++;

            static void Typed({|!RCS1163:string dev|}, uint act) => s_seen += act;

            [Other] static void Marked({|!RCS1163:string dev|}, uint act) => s_seen += act;

            [RawTracepointProgram("xdp_exception")]
            static void P(string dev)
            {
                Local(dev, 1);
                static void Local({|!RCS1163:string local|}, uint act) => s_seen += act;
            }

            class OtherAttribute : Attribute;
            """));

    [Fact]
    public Task What_a_tracepoint_passes_is_known_to_be_no_null()
        => CheckAsync("CA1062", Rules.Monitor("""
            [RawTracepointProgram("xdp_exception")]
            public static void P(string dev, object? xdp) => s_seen += (ulong)({|CA1062:dev|}.Length + {|!CA1062:xdp|}!.GetHashCode());

            public static void Other(string dev) => s_seen += (ulong){|!CA1062:dev|}.Length;
            """));

    private static Task CheckAsync(string rule, SourceFile monitor)
        => OtherRules.Check(new ProgramParameterSuppressor(), rule).VerifyAsync(monitor, new SourceFile("Tracepoints.cs", Rules.Tracepoints));

    /// <summary>Roslynator reports the whole parameter, its type included.</summary>
    private static string WithParameterMarks(string source)
        => System.Text.RegularExpressions.Regex.Replace(source, @"(\w+) (\{\|!?RCS1163:)", "$2$1 ");
}
