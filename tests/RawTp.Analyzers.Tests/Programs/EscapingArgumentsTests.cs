using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Programs;

[Trait("Rule", "RTP1003")]
public sealed class EscapingArgumentsTests
{
    private const string Remedy = "; read each argument where it can be followed, in the program or in a method that it calls directly";

    /// <summary>Ways for arguments to go where a reader may lose sight of them.</summary>
    private const string Members = """
        delegate ulong Reader(RawTracepointArgs args);

        static ulong Inspect(RawTracepointArgs args) => args[2];

        static ulong InspectIn(in RawTracepointArgs args) => args[2];

        static ulong Describe(this RawTracepointArgs args, int index) => args[index];

        static Reader s_reader = Inspect;

        ref struct Holder
        {
            public Holder(RawTracepointArgs args) => Args = args;

            public RawTracepointArgs Args { get; set; }

            public readonly ulong Read() => Args[2];
        }

        interface IReader { ulong Read(RawTracepointArgs args); }

        static IReader s_interface;

        """;

    [Theory]
    [InlineData("s_seen = {|RTP1003:s_reader(args)|};", "'Invoke' may be any of several methods")]
    [InlineData("s_seen = {|RTP1003:s_interface.Read(args)|};", "'Read' may be any of several methods")]
    [InlineData("s_seen = {|RTP1003:Generic<RawTracepointArgs>(args)|};", "'Generic' takes them as a type parameter, so that they are not known there")]
    [InlineData("{|RTP1003:Lib.Library.Send(args, 0)|};", "'Send' is compiled elsewhere, and no record there says what it reads")]
    public Task Arguments_that_go_where_they_cannot_be_followed_are_reported(string statements, string why)
        => Rules.Check(Library.ReferencedAs(LibraryKind.Metadata, """
            namespace Lib;

            public static class Library
            {
                public static ulong Send(RawTp.RawTracepointArgs args, int index) => args[index];
            }
            """) with { LanguageVersion = LanguageVersions.CSharp14 }).VerifyAsync(
        [
            Rules.Monitor($$"""
                {{Members}}
                static ulong Generic<T>(T args) where T : allows ref struct => 0;

                [RawTracepointProgram]
                static void P(RawTracepointArgs args)
                {
                    {{statements}}
                }
                """),
        ], $"What program 'P' reads cannot be verified: {why}{Remedy}");

    [Theory]
    [InlineData("s_seen = Inspect(args);")]
    [InlineData("s_seen = Monitor.Inspect(args) + InspectIn(in args) + args.Describe(2);")]
    [InlineData("var copy = args; s_seen = copy[2];")]
    [InlineData("RawTracepointArgs copy; copy = args; s_seen = copy[2];")]
    [InlineData("ref RawTracepointArgs alias = ref args; s_seen = alias[2];")]
    [InlineData("args = default;")]
    [InlineData("s_seen = new Holder(args).Read();")]
    [InlineData("Holder holder = new() { Args = args }; s_seen = holder.Read();")]
    [InlineData("if (args is { Count: 3 }) { }")]
    [InlineData("ulong Local(RawTracepointArgs inner) => inner[2]; s_seen = Local(args);")]
    [InlineData("RawTracepointArgs other = s_seen == 0 ? args : default; s_seen = other[2];")]
    [InlineData("s_seen = args[0] + args.Value<uint>(2) + (ulong)args.Count + args.Cookie;")]
    [InlineData("Console.WriteLine(nameof(args) + nameof(args.Count)); Console.WriteLine(args.Reference<string>(0));")]
    [InlineData("int x = 0; void Local() => x++; Local(); Func<int, int> f = args2 => args2; f(3);")]
    public Task Arguments_that_are_copied_kept_or_passed_in_the_same_compilation_are_followed(string statements)
        => Rules.VerifyProgramAsync($$"""
            {{Members}}
            [RawTracepointProgram("xdp_exception")]
            static void P(RawTracepointArgs args)
            {
                {{statements}}
            }
            """);

    [Fact]
    public Task What_a_method_reads_that_the_program_calls_is_compared_with_the_tracepoint_at_the_call()
        => Rules.VerifyProgramAsync("""
            static ulong Third(RawTracepointArgs args) => Read(args, 3);

            static ulong Read(RawTracepointArgs args, int index) => args[index];

            [RawTracepointProgram("xdp_exception")]
            static ulong P(RawTracepointArgs args) => Read(args, 2) + {|RTP1001:Third(args)|};
            """, "Program 'P' reads args[3] in 'Read', but tracepoint 'xdp_exception' has 3 arguments (string dev, object xdp, uint act)");

    [Theory]
    [InlineData(LibraryKind.Compilation)]
    [InlineData(LibraryKind.Metadata)]
    [InlineData(LibraryKind.ReferenceAssembly)]
    public Task A_method_of_another_assembly_is_followed_by_the_record_that_it_left_there(LibraryKind kind)
        => Rules.Check(Library.ReferencedAs(kind, """
            using RawTp;

            namespace Lib;

            public static class Library
            {
                public static uint Act(RawTracepointArgs args) => args.Value<uint>(2);

                public static string Device(this in RawTracepointArgs args) => Reference(args, 0);

                public static ulong Fourth(RawTracepointArgs args, string unused) => args[3];

                public static ulong Wrong(RawTracepointArgs args) => (ulong)args.Value<long>(2);

                public static ulong All(RawTracepointArgs args)
                {
                    ulong sum = 0;
                    for (int i = 0; i < args.Count; i++)
                        sum += args[i];
                    return sum;
                }

                private static string Reference(RawTracepointArgs args, int index) => args.Reference<string>(index);
            }
            """)).VerifyAsync(
        [
            Rules.Monitor("""
                [RawTracepointProgram("xdp_exception")]
                static void P(RawTracepointArgs args)
                    => s_seen = Lib.Library.Act(args) + {|RTP1001:Lib.Library.Fourth(args, "")|} + (ulong)Lib.Library.Device(args).Length + Lib.Library.All(args) + {|RTP1005:Lib.Library.Wrong(args)|};
                """),
            new SourceFile("Tracepoints.cs", Rules.Tracepoints),
        ],
        "Program 'P' reads args[3] in 'Fourth', but tracepoint 'xdp_exception' has 3 arguments (string dev, object xdp, uint act)",
        "Program 'P' reads args[2] with Value<long> in 'Wrong', but that argument of tracepoint 'xdp_exception' is 'uint act', which is read with Value<uint>");

    [Theory]
    [InlineData("args.Reference<Hidden>({|RTP1003:0|})", "Hidden")]
    [InlineData("args.Reference<Hidden[]>({|RTP1003:Zero|})", "Hidden[]")]
    [InlineData("(args).Reference<System.Collections.Generic.List<Hidden>>({|RTP1003:0|})", "System.Collections.Generic.List<Hidden>")]
    [InlineData("{|RTP1003:Elsewhere.Read(args)|}", "Elsewhere.Private", " in 'Read'")]
    public Task A_type_that_the_record_cannot_name_is_reported(string read, string type, string place = "")
        => Rules.VerifyAsync($$"""
            using RawTp;

            partial class C
            {
                const int Zero = 0;

                [RawTracepointProgram]
                static void P(RawTracepointArgs args) => System.Console.WriteLine({{read}});
            }

            class Elsewhere
            {
                class Private;

                internal static object Read(RawTracepointArgs args) => args.Reference<Private>(0);
            }

            file class Hidden;
            """, $"What program 'P' reads cannot be verified{place}: the program's record cannot name the type '{type}'{Remedy}");

    [Fact]
    public Task An_enum_that_the_record_cannot_name_is_read_as_its_number()
        => Rules.VerifyAsync("""
            using RawTp;

            partial class C
            {
                [RawTracepointProgram]
                static void P(RawTracepointArgs args) => System.Console.WriteLine(args.Value<Hidden>(0) == default && Elsewhere.Read(args));
            }

            class Elsewhere
            {
                enum Private;

                internal static bool Read(RawTracepointArgs args) => args.Value<Private>(0) == default;
            }

            file enum Hidden;
            """);

    [Fact]
    public Task A_record_of_a_method_that_others_may_take_the_place_of_says_nothing()
        => Rules.Check(Library.ReferencedAs(LibraryKind.Metadata, """
            using RawTp;

            namespace Lib;

            public interface IReader
            {
                public static virtual ulong Read(RawTracepointArgs args) => args[0];
            }
            """)).VerifyAsync(
        [
            Rules.Monitor("""
                sealed class Far : Lib.IReader { public static ulong Read(RawTracepointArgs args) => args[11]; }

                static ulong Read<T>(RawTracepointArgs args) where T : Lib.IReader => T.Read(args);

                [RawTracepointProgram]
                static ulong P(RawTracepointArgs args) => {|RTP1003:Read<Far>(args)|};
                """),
        ], $"What program 'P' reads cannot be verified in 'Read': 'Read' may be any of several methods{Remedy}");

    [Theory]
    [InlineData(LibraryKind.Compilation)]
    [InlineData(LibraryKind.Metadata)]
    public Task A_record_that_names_a_type_of_which_there_are_two_says_nothing(LibraryKind kind)
        => Rules.Check(Library.ReferencedAs(kind, """
            using RawTp;

            namespace Lib
            {
                public static class Library
                {
                    public static object Linked(RawTracepointArgs args) => args.Reference<Shared.Order>(0);

                    public static object Linked(RawTracepointArgs args, int more) => args.Reference<System.Collections.Generic.List<Shared.Order[]>>(0);

                    public static object Own(RawTracepointArgs args) => args.Reference<Shared.Own>(0);
                }
            }

            namespace Shared
            {
                internal sealed class Order;

                public sealed class Own;
            }
            """)).VerifyAsync(
        [
            Rules.Monitor("""
                [RawTracepointProgram]
                static void P(RawTracepointArgs args)
                {
                    Console.WriteLine({|RTP1003:Lib.Library.Linked(args)|});
                    Console.WriteLine({|RTP1003:Lib.Library.Linked(args, 1)|});
                    Console.WriteLine(Lib.Library.Own(args));
                }
                """),
            """
            namespace Shared
            {
                internal sealed class Order
                {
                    public long Number;
                }
            }
            """,
        ],
        $"What program 'P' reads cannot be verified: 'Linked' is compiled elsewhere, and no record there says what it reads{Remedy}",
        $"What program 'P' reads cannot be verified: 'Linked' is compiled elsewhere, and no record there says what it reads{Remedy}");

    [Theory]
    [InlineData("Read(args, Xdp.IdleTracepoint);")]
    [InlineData("args.Reference<string>(Xdp.IdleTracepoint.ArgumentCount & 1);")]
    [InlineData("int i = (int)args[0]; if (Xdp.IdleEnabled && i >= 0 && i < args.Count) s_seen = args[i];")]
    public Task Arguments_that_need_generated_code_to_be_followed_are_reported(string statements)
        => Rules.VerifyProgramAsync($$"""
            static string Read(RawTracepointArgs args, RawTracepoint tracepoint) => args.Reference<string>(0);

            [RawTracepointProgram]
            static void {|RTP1003:P|}(RawTracepointArgs args) { {{statements}} }
            """, $"What program 'P' reads cannot be verified: its record is written before there is generated code, and what it does with its arguments depends on that{Remedy}");

    [Fact]
    public Task Generated_code_that_has_nothing_to_do_with_the_arguments_is_no_harm()
        => Rules.VerifyProgramAsync("""
            static void Log(object it, RawTracepoint tracepoint) { }

            [RawTracepointProgram]
            static void P(RawTracepointArgs args)
            {
                int i = Xdp.IdleTracepoint.ArgumentCount;
                if (Xdp.ExceptionEnabled)
                    if (i >= 0 && i < args.Count)
                        Xdp.Exception(args.Reference<string>(0), args.Reference<object>(1), (uint)args[i]);
                Log(args.Reference<string>(0), Xdp.IdleTracepoint);
            }
            """);

    [Fact]
    public Task Every_use_that_cannot_be_followed_is_reported()
        => Rules.VerifyProgramAsync($$"""
            {{Members}}
            [RawTracepointProgram("xdp_exception")]
            static int P(RawTracepointArgs args) => {|RTP1003:s_reader(args)|} + {|RTP1003:s_reader(args)|} > 0 ? (int)args[2] : 0;
            """);

    [Fact]
    public Task Members_that_an_extension_block_adds_are_not_those_of_the_arguments()
        => Rules.Check(new CompilationSettings { LanguageVersion = LanguageVersions.CSharp14 }).VerifyAsync(
        [
            Rules.Monitor("""
                [RawTracepointProgram("xdp_exception")]
                static ulong P(RawTracepointArgs args) => {|RTP1001:args.Sneaky|} + {|RTP1001:args.Value<ulong>(1L)|};
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
            new SourceFile("Tracepoints.cs", Rules.Tracepoints),
        ]);
}
