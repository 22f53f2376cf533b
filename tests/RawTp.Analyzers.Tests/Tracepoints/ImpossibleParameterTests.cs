using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Tracepoints;

[Trait("Rule", "RTP0004")]
public sealed class ImpossibleParameterTests
{
    [Theory]
    [InlineData("ref int {|RTP0004:x|}", "it is passed by 'ref', and programs change nothing; pass it by 'in' or by value")]
    [InlineData("System.Text.Json.Utf8JsonReader {|RTP0004:x|}", "'System.Text.Json.Utf8JsonReader' is a ref struct other than a span; pass what is of interest in it")]
    [InlineData("in System.Text.Json.Utf8JsonReader {|RTP0004:x|}", "'System.Text.Json.Utf8JsonReader' is a ref struct other than a span; pass what is of interest in it")]
    [InlineData("RawTracepointArgs {|RTP0004:x|}", "'RawTp.RawTracepointArgs' is a ref struct other than a span; pass what is of interest in it")]
    [InlineData("TypedReference {|RTP0004:x|}", "'System.TypedReference' cannot leave its method; pass what is of interest in it")]
    [InlineData("ref Span<int> {|RTP0004:x|}", "it is passed by 'ref', and programs change nothing; pass it by 'in' or by value")]
    public Task A_parameter_that_cannot_be_passed_is_told_why(string parameter, string reason)
        => Rules.VerifyMembersAsync($"[TracePoint] static partial void M(string before, {parameter}, int after);", $"Parameter 'x' of tracepoint 'm' cannot be passed because {reason}");

    [Fact]
    public Task An_out_parameter_is_told_that_programs_assign_nothing()
        => Rules.VerifyMembersAsync("[TracePoint] public static partial void M(out int {|RTP0004:x|});",
            "Parameter 'x' of tracepoint 'm' cannot be passed because it is passed by 'out', and programs assign nothing; remove it, or pass what is known before the call");

    [Theory]
    [InlineData("T", "T")]
    [InlineData("T[]", "T[]")]
    [InlineData("System.Collections.Generic.List<T>", "System.Collections.Generic.List<T>")]
    [InlineData("Span<T>", "System.Span<T>")]
    [InlineData("in T", "T")]
    public Task A_parameter_of_an_open_type_is_told_so(string type, string readable)
        => Rules.VerifyMembersAsync($$"""[TracePoint] static partial void {|RTP0005:M|}<T>({{type}} {|RTP0004:x|});""",
            null, $"Parameter 'x' of tracepoint 'm' cannot be passed because '{readable}' depends on a type parameter; declare it with one type");

    [Fact]
    public Task A_type_nested_in_an_open_type_is_open()
        => Rules.VerifyAsync("""
            using RawTp;

            partial class Outer<T>
            {
                internal class Nested;

                [TracePoint] static partial void {|RTP0005:M|}(Nested {|RTP0004:x|});
            }
            """);

    [Fact]
    public Task Every_parameter_that_cannot_be_passed_is_reported()
        => Rules.VerifyMembersAsync("[TracePoint] static partial void M(ref int {|RTP0004:x|}, in int y, ref int {|RTP0004:z|});");

    [Theory]
    [InlineData("in decimal x, ref readonly long y, in string z")]
    [InlineData("Span<int> x, ReadOnlySpan<string> y, in ReadOnlySpan<char> z")]
    [InlineData("int? x, (int, string) y, Guid z, DateTime t, Action<int> a, params object?[] rest")]
    [InlineData("dynamic x, nint y, Type[] z, System.Collections.Generic.List<int>.Enumerator e")]
    [InlineData("NoSuchType x", "CS0246")]
    public async Task A_parameter_that_can_be_passed_is_left_alone(string parameters, string? error = null)
    {
        string marked = error is null ? parameters : $"{{|{error}:{parameters.Split(' ')[0]}|}} {parameters.Split(' ')[1]}";
        await Rules.VerifyMembersAsync($"[TracePoint] static partial void M({marked});");
    }

    [Fact]
    public Task Pointers_can_be_passed()
        => Rules.Check(new CompilationSettings { AllowUnsafe = true }).VerifyAsync("""
            unsafe partial class C
            {
                [RawTp.TracePoint] static partial void M(int* x, void** y, delegate*<int, void> z);
            }
            """);
}
