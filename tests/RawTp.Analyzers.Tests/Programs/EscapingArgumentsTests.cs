using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Programs;

[Trait("Rule", "RTP1003")]
public sealed class EscapingArgumentsTests
{
    private const string Remedy = ", so what it reads cannot be verified; read each argument in the program itself, by an index, Value, Reference, Ref or Span";

    [Theory]
    [InlineData("Inspect({|RTP1003:args|});", "passes 'args' to 'Inspect'")]
    [InlineData("Monitor.Inspect({|RTP1003:args|});", "passes 'args' to 'Monitor.Inspect'")]
    [InlineData("{|RTP1003:args|}.Describe(3);", "uses 'args.Describe'")]
    [InlineData("InspectIn(in {|RTP1003:args|});", "passes 'args' to 'InspectIn'")]
    [InlineData("var copy = {|RTP1003:args|}; s_seen = copy[5];", "copies 'args'")]
    [InlineData("RawTracepointArgs copy; copy = {|RTP1003:args|}; s_seen = copy[5];", "copies 'args'")]
    [InlineData("ref RawTracepointArgs alias = ref {|RTP1003:args|}; s_seen = alias[5];", "uses 'args' as a whole")]
    [InlineData("{|RTP1003:args|} = default;", "assigns to 'args'")]
    [InlineData("new Holder({|RTP1003:args|}).Read();", "uses 'args' as a whole")]
    [InlineData("Holder holder = new() { Args = {|RTP1003:args|} }; holder.Read();", "copies 'args'")]
    [InlineData("if ({|RTP1003:args|} is { Count: 3 }) { }", "uses 'args' as a whole")]
    [InlineData("if ({|RTP1003:args|} is [_, _, var third]) s_seen = third;", "uses 'args' as a whole")]
    [InlineData("void Local(RawTracepointArgs inner) => s_seen = inner[5]; Local({|RTP1003:args|});", "passes 'args' to 'Local'")]
    [InlineData("RawTracepointArgs other = s_seen == 0 ? {|RTP1003:args|} : default; s_seen = other[5];", "uses 'args' as a whole")]
    public Task Arguments_that_go_where_they_are_not_followed_are_reported(string statements, string what)
        => Rules.Check().VerifyAsync(
        [
            Rules.Monitor($$"""
                static void Inspect(RawTracepointArgs args) => s_seen = args[5];

                static void InspectIn(in RawTracepointArgs args) => s_seen = args[5];

                static ulong Describe(this RawTracepointArgs args, int index) => args[index];

                ref struct Holder
                {
                    public Holder(RawTracepointArgs args) => Args = args;

                    public RawTracepointArgs Args { get; set; }

                    public readonly ulong Read() => Args[5];
                }

                [RawTracepointProgram]
                static void P(RawTracepointArgs args)
                {
                    {{statements}}
                }
                """),
        ], $"Program 'P' {what}{Remedy}");

    [Theory]
    [InlineData("args.Reference<Hidden>({|RTP1003:0|})", "args.Reference<Hidden>")]
    [InlineData("args.Reference<Hidden[]>({|RTP1003:Zero|})", "args.Reference<Hidden[]>")]
    [InlineData("(args).Reference<System.Collections.Generic.List<Hidden>>({|RTP1003:0|})", "(args).Reference<System.Collections.Generic.List<Hidden>>")]
    public Task A_type_that_only_its_file_knows_cannot_be_recorded(string read, string quoted)
        => Rules.VerifyAsync($$"""
            using RawTp;

            partial class C
            {
                const int Zero = 0;

                [RawTracepointProgram]
                static void P(RawTracepointArgs args) => System.Console.WriteLine({{read}});
            }

            file class Hidden;
            """, $"Program 'P' reads '{quoted}', a type that only its own file knows{Remedy}");

    [Fact]
    public Task Every_use_that_cannot_be_followed_is_reported()
        => Rules.VerifyProgramAsync("""
            static bool Use(RawTracepointArgs args) => true;

            [RawTracepointProgram("xdp_exception")]
            static int P(RawTracepointArgs args) => Use({|RTP1003:args|}) && Use({|RTP1003:args|}) ? (int)args[2] : 0;
            """);

    [Theory]
    [InlineData("args.Sneaky", "uses 'args.Sneaky'")]
    [InlineData("args.Value<ulong>(1L)", "uses 'args.Value<ulong>'")]
    public Task Members_that_an_extension_block_adds_are_not_those_of_the_arguments(string read, string what)
        => Rules.Check(new CompilationSettings { LanguageVersion = LanguageVersions.CSharp14 }).VerifyAsync(
        [
            Rules.Monitor($$"""
                [RawTracepointProgram]
                static ulong P(RawTracepointArgs args) => {{read.Replace("args", "{|RTP1003:args|}", StringComparison.Ordinal)}};
                """),
            """
            using RawTp;

            static class Extensions
            {
                extension(RawTracepointArgs args)
                {
                    public ulong Sneaky => args[7];

                    public T Value<T>(long index) where T : unmanaged => args.Value<T>((int)index + 5);
                }
            }
            """,
        ], $"Program 'P' {what}{Remedy}");

    [Theory]
    [InlineData("s_seen = args[0] + args.Value<uint>(1) + (ulong)args.Count + args.Cookie;")]
    [InlineData("ReadOnlySpan<int> span = args.Span<int>(0); ref readonly long time = ref args.Ref<long>(1); s_seen = (ulong)(span[0] + time);")]
    [InlineData("Console.WriteLine(nameof(args) + nameof(args.Count)); Console.WriteLine(args.Reference<string>(0));")]
    [InlineData("int x = 0; void Local() => x++; Local(); Func<int, int> f = args2 => args2; f(3);")]
    public Task Reads_and_names_are_no_escape(string statements)
        => Rules.VerifyProgramAsync($$"""
            [RawTracepointProgram]
            static void P(RawTracepointArgs args)
            {
                {{statements}}
            }

            static void NotAProgram(RawTracepointArgs args)
            {
                var copy = args;
                s_seen = copy[5];
            }
            """);
}
