using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Programs;

[Trait("Rule", "RTP1007")]
public sealed class UnfitProgramTests
{
    private const string Missing = "Program 'Fourth' cannot be attached to tracepoint 'xdp_exception': it reads args[3], but tracepoint 'xdp_exception' has 3 arguments (string dev, object xdp, uint act)";

    [Theory]
    [InlineData("RawTracepoint.Open(\"xdp_exception\", {|RTP1007:FourthProgram|}, cookie: 7);")]
    [InlineData("RawTracepoint.Open(program: {|RTP1007:Monitor.FourthProgram|}, name: \"xdp_exception\");")]
    [InlineData("RawTracepoint.Open(Name, {|RTP1007:FourthProgram|});")]
    [InlineData("RawTracepoint.Open(nameof(xdp_exception), {|RTP1007:FourthProgram|});")]
    [InlineData("RawTracepoint.OpenWhenAvailable(\"xdp_exception\", {|RTP1007:FourthProgram|});")]
    [InlineData("Xdp.ExceptionTracepoint.Open({|RTP1007:FourthProgram|});")]
    [InlineData("RawTracepoint.Find(\"xdp_exception\")!.Open({|RTP1007:FourthProgram|});")]
    [InlineData("RawTracepoint.Find(\"xdp_exception\")?.Open({|RTP1007:FourthProgram|});")]
    [InlineData("var program = FourthProgram; string name = \"xdp_exception\"; RawTracepoint.Open(name, {|RTP1007:program|});")]
    [InlineData("var tracepoint = Xdp.ExceptionTracepoint; var same = tracepoint; same.Open({|RTP1007:s_program|});")]
    [InlineData("s_tracepoint.Open({|RTP1007:s_program|}!);")]
    [InlineData("using RawTracepointLink link = RawTracepoint.Open(\"xdp_exception\", ThirdProgram); link.Update({|RTP1007:FourthProgram|});")]
    [InlineData("var link = Xdp.ExceptionTracepoint.Open(ThirdProgram); link.Update({|RTP1007:FourthProgram|});")]
    [InlineData("var link = await RawTracepoint.OpenWhenAvailable(\"xdp_exception\", ThirdProgram); link.Update({|RTP1007:FourthProgram|});")]
    [InlineData("Func<RawTracepointLink> open = () => RawTracepoint.Open(\"xdp_exception\", {|RTP1007:FourthProgram|});")]
    public Task A_program_that_reads_too_much_for_the_tracepoint_it_is_attached_to_is_reported(string statements)
        => VerifyAsync(statements, Missing);

    [Theory]
    [InlineData("RawTracepoint.Open(\"xdp_exception\", {|RTP1007:TypedProgram|});", "Typed", "takes args[0] as 'int dev'", "is 'string dev'")]
    [InlineData("RawTracepoint.Open(\"xdp_exception\", {|RTP1007:SignedProgram|});", "Signed", "reads args[2] with Value<int>", "is 'uint act', which is read with Value<uint>")]
    [InlineData("RawTracepoint.Open(\"xdp_exception\", {|RTP1007:ForIdleProgram|});", "ForIdle", "reads args[0] with Value<int>", "is 'string dev', which is read with Reference<string>")]
    public Task A_program_that_reads_an_argument_as_another_type_is_reported(string statements, string program, string what, string instead)
        => VerifyAsync(statements, $"Program '{program}' cannot be attached to tracepoint 'xdp_exception': it {what}, but that argument of tracepoint 'xdp_exception' {instead}");

    [Theory]
    [InlineData("RawTracepoint.Open(\"xdp_exception\", ThirdProgram);")]
    [InlineData("Xdp.ExceptionTracepoint.Open(ThirdProgram);")]
    [InlineData("RawTracepoint.Open(\"elsewhere\", FourthProgram);")]
    [InlineData("RawTracepoint.Open(s_name, FourthProgram);")]
    [InlineData("string name = \"xdp_exception\"; name = s_name; RawTracepoint.Open(name, FourthProgram);")]
    [InlineData("string name = \"xdp_exception\"; Change(ref name); RawTracepoint.Open(name, FourthProgram);")]
    [InlineData("string name = \"xdp_exception\"; (name, _) = (s_name, 1); RawTracepoint.Open(name, FourthProgram);")]
    [InlineData("var program = FourthProgram; if (s_name == \"\") program = ThirdProgram; RawTracepoint.Open(\"xdp_exception\", program);")]
    [InlineData("RawTracepoint.Open(\"xdp_exception\", s_setInConstructor);")]
    [InlineData("Other.Open(\"xdp_exception\", FourthProgram);")]
    [InlineData("foreach (var tracepoint in RawTracepoint.All) tracepoint.Open(FourthProgram);")]
    [InlineData("RawTracepoint.Open(\"xdp_exception\", {|CS0103:UnknownProgram|});")]
    [InlineData("RawTracepointLink link = {|CS0029:{|CS0165:link|}.Update(FourthProgram)|}; link.Update(FourthProgram);")]
    [InlineData("RawTracepointProgram program = {|CS0165:program|}; RawTracepoint.Open(\"xdp_exception\", program);")]
    public Task What_fits_and_what_may_be_another_tracepoint_or_program_is_left_alone(string statements)
        => VerifyAsync(statements);

    [Fact]
    public Task What_a_program_that_names_the_tracepoint_reads_too_much_is_said_in_the_program_only()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram("xdp_exception")]
            static void P(RawTracepointArgs args) => s_seen = args[{|RTP1001:3|}];

            static void Start() => s_link = RawTracepoint.Open("xdp_exception", PProgram);

            static RawTracepointLink s_link;
            """);

    [Theory]
    [InlineData(LibraryKind.Compilation)]
    [InlineData(LibraryKind.Metadata)]
    [InlineData(LibraryKind.ReferenceAssembly)]
    public Task A_tracepoint_of_another_assembly_is_compared_too(LibraryKind kind)
        => Rules.Check(Library.ReferencedAs(kind, """
            using RawTp;
            public static partial class Lib { [TracePoint] public static partial void Sent(string to); }
            """)).VerifyAsync(
        [
            Rules.Monitor("""
                [RawTracepointProgram]
                static void P(RawTracepointArgs args) => s_seen = args[1];

                static RawTracepointLink Start() => Lib.SentTracepoint.Open({|RTP1007:PProgram|});

                static RawTracepointLink StartByName() => RawTracepoint.Open("sent", {|RTP1007:PProgram|});
                """),
        ],
        "Program 'P' cannot be attached to tracepoint 'sent': it reads args[1], but tracepoint 'sent' has 1 argument (string to)");

    [Theory]
    [InlineData(LibraryKind.Compilation)]
    [InlineData(LibraryKind.Metadata)]
    [InlineData(LibraryKind.ReferenceAssembly)]
    public Task A_program_of_another_assembly_is_compared_by_its_record(LibraryKind kind)
        => Rules.Check(Library.ReferencedAs(kind, """
            using RawTp;

            namespace Lib;

            public static partial class Programs
            {
                [RawTracepointProgram] public static ulong Fourth(RawTracepointArgs args) => args[3];
                [RawTracepointProgram] public static ulong Guarded(RawTracepointArgs args) => args.Count > 3 ? args[3] : 0;
                [RawTracepointProgram] public static void Typed(string dev, object xdp, int act) { }
                [RawTracepointProgram] public static void Writing(System.Span<byte> packet, in System.Guid id, dynamic thing, (int, string?)[] list) { }
                [RawTracepointProgram] public static ulong Right(RawTracepointArgs args) => args.Value<uint>(2) + (ulong)args.Reference<System.IComparable<string>>(0).CompareTo("");
                [RawTracepointProgram] internal static ulong Hidden(RawTracepointArgs args) => args[3];
            }
            """)).VerifyAsync(
        [
            Rules.Monitor("""
                static RawTracepointLink[] Start() =>
                [
                    Xdp.ExceptionTracepoint.Open({|RTP1007:Lib.Programs.FourthProgram|}),
                    Xdp.ExceptionTracepoint.Open(Lib.Programs.GuardedProgram),
                    Xdp.ExceptionTracepoint.Open({|RTP1007:Lib.Programs.TypedProgram|}),
                    Xdp.ExceptionTracepoint.Open({|RTP1007:Lib.Programs.WritingProgram|}),
                    Xdp.ExceptionTracepoint.Open(Lib.Programs.RightProgram),
                ];
                """),
            new SourceFile("Tracepoints.cs", Rules.Tracepoints),
        ],
        Missing,
        "Program 'Typed' cannot be attached to tracepoint 'xdp_exception': it reads args[2] with Value<int>, but that argument of tracepoint 'xdp_exception' is 'uint act', which is read with Value<uint>",
        "Program 'Writing' cannot be attached to tracepoint 'xdp_exception': it reads args[3], but tracepoint 'xdp_exception' has 3 arguments (string dev, object xdp, uint act)");

    private static Task VerifyAsync(string statements, params string?[] messages)
        => Rules.Check().VerifyAsync(
        [
            Rules.Monitor($$"""
                // What is attached is not what these tests are about.
                #pragma warning disable RTP2001
                const string Name = "xdp_exception";
                static string s_name = Name;
                static int xdp_exception = 0;
                static readonly RawTracepointProgram s_program = FourthProgram;
                static readonly RawTracepoint s_tracepoint = Xdp.ExceptionTracepoint;

                static void Change(ref string name) { }

                [RawTracepointProgram]
                static void Fourth(RawTracepointArgs args) => s_seen = args[3];

                [RawTracepointProgram]
                static void Third(RawTracepointArgs args) => s_seen = args[2];

                [RawTracepointProgram]
                static void Typed(int dev) { }

                [RawTracepointProgram]
                static void Signed(RawTracepointArgs args) => s_seen = (ulong)args.Value<int>(2);

                [RawTracepointProgram("other")]
                static void ForIdle(RawTracepointArgs args) => s_seen = (ulong)args.Value<int>(0);

                static async System.Threading.Tasks.Task Start()
                {
                    {{statements}}
                    await System.Threading.Tasks.Task.Yield();
                }
                """.Replace("s_setInConstructor", "Other.SetInConstructor", StringComparison.Ordinal)),
            new SourceFile("Other.cs", """
                static class Other
                {
                    public static readonly RawTp.RawTracepointProgram SetInConstructor = Monitor.FourthProgram;

                    static Other() => SetInConstructor = Monitor.ThirdProgram;

                    public static void Open(string name, RawTp.RawTracepointProgram program) { }
                }

                static partial class Others
                {
                    [RawTp.TracePoint] static partial void Other(int number);
                }
                """),
            new SourceFile("Tracepoints.cs", Rules.Tracepoints),
        ], messages);
}
