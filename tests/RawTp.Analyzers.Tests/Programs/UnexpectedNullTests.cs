namespace RawTp.Analyzers.Tests.Programs;

[Trait("Rule", "RTP1009")]
public sealed class UnexpectedNullTests
{
    private const string Tracepoints = """
        #nullable enable
        public static partial class Cache
        {
            [RawTp.TracePoint] public static partial void Get(string? key, string region, in string? user, System.ReadOnlySpan<string?> tags, int? age);
            #nullable disable
            [RawTp.TracePoint] public static partial void Put(string key);
        }
        """;

    [Theory]
    [InlineData("RawTracepointArgs args", "_ = args.{|RTP1009:Reference<string>|}(0);", "reads args[0] with Reference<string>", "key", "string?")]
    [InlineData("RawTracepointArgs args", "_ = args.{|RTP1009:Reference<object>|}(0);", "reads args[0] with Reference<object>", "key", "string?")]
    [InlineData("RawTracepointArgs args", "_ = args.{|RTP1009:Ref<string>|}(2);", "reads args[2] with Ref<string>", "user", "string?")]
    [InlineData("RawTracepointArgs args", "_ = args.{|RTP1009:Span<string>|}(3);", "reads args[3] with Span<string>", "tags", "string?")]
    [InlineData("RawTracepointArgs args", "_ = {|RTP1009:Key(args)|};", "reads args[0] with Reference<string> in 'Key'", "key", "string?")]
    [InlineData("{|RTP1009:string|} key", "", "takes args[0] as 'string key'", "key", "string?")]
    [InlineData("string? key, string region, in {|RTP1009:string|} user", "", "takes args[2] as 'in string user'", "user", "string?")]
    [InlineData("string? key, string region, in string? user, {|RTP1009:ReadOnlySpan<string>|} tags", "", "takes args[3] as 'ReadOnlySpan<string> tags'", "tags", "string?")]
    public Task A_reference_that_may_be_null_is_to_be_read_as_one(string parameters, string statements, string what, string name, string type)
        => VerifyAsync("get", parameters, statements, $"Program 'P' {what}, but argument '{name}' of tracepoint 'get' may be null; read it as '{type}'");

    [Theory]
    [InlineData("RawTracepointArgs args", "_ = args.Reference<string?>(0);")]
    [InlineData("RawTracepointArgs args", "_ = args.Reference<string>(1);")]
    [InlineData("RawTracepointArgs args", "_ = args.Reference<string?>(1);")]
    [InlineData("RawTracepointArgs args", "_ = args.Ref<int?>(4);")]
    [InlineData("RawTracepointArgs args", "_ = args[0];")]
    [InlineData("string? key, string? region, in string? user, ReadOnlySpan<string?> tags, int? age", "")]
    [InlineData("\n#nullable disable\nstring key", "")]
    [InlineData("\n#nullable disable\nRawTracepointArgs args", "_ = args.Reference<string>(0);")]
    public Task A_reading_that_expects_null_and_code_without_annotations_are_left_alone(string parameters, string statements)
        => VerifyAsync("get", parameters, statements);

    [Fact]
    public Task A_tracepoint_without_annotations_says_nothing()
        => VerifyAsync("put", "string key", "");

    private static Task VerifyAsync(string tracepoint, string parameters, string statements, params string?[] messages)
        => Rules.Check().VerifyAsync(
        [
            Rules.Monitor($$"""
                static string Key(RawTracepointArgs args) => args.Reference<string>(0);

                [RawTracepointProgram("{{tracepoint}}")]
                static void P({{parameters}})
                {
                    {{statements}}
                }
                """),
            new RawTp.Testing.SourceFile("Cache.cs", Tracepoints),
        ], messages);
}
