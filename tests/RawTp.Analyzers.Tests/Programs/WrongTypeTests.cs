using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Programs;

[Trait("Rule", "RTP1005")]
public sealed class WrongTypeTests
{
    private const string Tracepoints = """
        #nullable enable
        using System;
        using RawTp;

        public class Animal;
        public sealed class Cat : Animal, IDisposable { public void Dispose() { } }
        public enum Color : short { Red }
        public readonly record struct Big(long A, long B);
        public readonly record struct Small(int A);

        public static unsafe partial class Zoo
        {
            [TracePoint] public static partial void Fed(Cat cat, int count, Color color, in int place, Big big, ReadOnlySpan<byte> name, Span<char> text, byte* raw, Small small, int? maybe, (int X, int Y) point, dynamic thing);
        }
        """;

    [Theory]
    [InlineData("args.{|RTP1005:Value<uint>|}(1)", "reads args[1] with Value<uint>", "'int count', which is read with Value<int>")]
    [InlineData("args.{|RTP1005:Value<long>|}(1)", "reads args[1] with Value<long>", "'int count', which is read with Value<int>")]
    [InlineData("args.{|RTP1005:Value<int>|}(2)", "reads args[2] with Value<int>", "'Color color', which is read with Value<Color>")]
    [InlineData("args.{|RTP1005:Value<ushort>|}(2)", "reads args[2] with Value<ushort>", "'Color color', which is read with Value<Color>")]
    [InlineData("args.{|RTP1005:Value<int>|}(8)", "reads args[8] with Value<int>", "'Small small', which is read with Value<Small>")]
    [InlineData("args.{|RTP1005:Value<ulong>|}(7)", "reads args[7] with Value<ulong>", "'byte* raw', which is read with Value<nuint>")]
    [InlineData("args.{|RTP1005:Value<nint>|}(0)", "reads args[0] with Value<nint>", "'Cat cat', which is read with Reference<Cat>")]
    [InlineData("args.{|RTP1005:Reference<string>|}(0)", "reads args[0] with Reference<string>", "'Cat cat', which is read with Reference<Cat>")]
    [InlineData("args.{|RTP1005:Reference<object>|}(1)", "reads args[1] with Reference<object>", "'int count', which is read with Value<int>")]
    [InlineData("args.{|RTP1005:Value<int>|}(3)", "reads args[3] with Value<int>", "'in int place', which is read with Ref<int>")]
    [InlineData("args.{|RTP1005:Ref<uint>|}(3)", "reads args[3] with Ref<uint>", "'in int place', which is read with Ref<int>")]
    [InlineData("args.{|RTP1005:Ref<Animal>|}(0)", "reads args[0] with Ref<Animal>", "'Cat cat', which is read with Reference<Cat>")]
    [InlineData("args.{|RTP1005:Span<sbyte>|}(5).Length", "reads args[5] with Span<sbyte>", "'System.ReadOnlySpan<byte> name', which is read with Span<byte>")]
    [InlineData("args.{|RTP1005:Ref<int>|}(9)", "reads args[9] with Ref<int>", "'int? maybe', which is read with Ref<int?>")]
    [InlineData("{|RTP1005:Read(args, 1)|}", "reads args[1] with Value<byte> in 'Read'", "'int count', which is read with Value<int>")]
    [InlineData("args.{|RTP1005:Value<int>|}(Math.Clamp((int)args.Cookie, 1, 2))", "reads args[2] with Value<int>", "'Color color', which is read with Value<Color>")]
    public Task A_read_as_another_type_is_reported_with_how_it_is_to_be_read(string read, string what, string instead)
        => VerifyAsync($$"""
            static byte Read(RawTracepointArgs args, int index) => args.Value<byte>(index);

            [RawTracepointProgram("fed")]
            static void P(RawTracepointArgs args) => Use({{read}});
            """, $"Program 'P' {what}, but that argument of tracepoint 'fed' is {instead}");

    [Theory]
    [InlineData("args.Value<int>(1)")]
    [InlineData("args[8]")]
    [InlineData("(uint)args[1]")]
    [InlineData("args.Value<Color>(2)")]
    [InlineData("args.Value<short>(2)")]
    [InlineData("args.Value<Small>(8).A")]
    [InlineData("args.Value<nint>(7)")]
    [InlineData("args.Value<nuint>(7)")]
    [InlineData("args.Reference<Cat>(0)")]
    [InlineData("args.Reference<Animal>(0)")]
    [InlineData("args.Reference<object>(0)")]
    [InlineData("args.Reference<IDisposable>(0)")]
    [InlineData("args.Reference<object>(11)")]
    [InlineData("args.Ref<int>(3)")]
    [InlineData("args.Ref<Big>(4).A")]
    [InlineData("args.Ref<int?>(9)")]
    [InlineData("args.Value<(int A, int B)>(10).A")]
    [InlineData("args.Span<byte>(5).Length")]
    [InlineData("args.Span<char>(6).Length")]
    [InlineData("args.Value<{|CS0246:Unknown|}>(1)")]
    [InlineData("(args.Count > 12 ? args.Value<byte>(12) : 0)")]
    public Task A_read_as_the_own_type_or_one_that_the_runtime_takes_for_it_is_left_alone(string read)
        => VerifyAsync($$"""
            [RawTracepointProgram("fed")]
            static void P(RawTracepointArgs args) => Use({{read}});
            """);

    [Theory]
    [InlineData("Cat cat, {|RTP1005:uint|} count", "takes args[1] as 'uint count'", "'int count'")]
    [InlineData("{|RTP1005:Cat|}[] cat", "takes args[0] as 'Cat[] cat'", "'Cat cat'")]
    [InlineData("in {|RTP1005:Cat|} cat", "takes args[0] as 'in Cat cat'", "'Cat cat'")]
    [InlineData("Cat cat, int count, short color, {|RTP1005:int|} place", "takes args[3] as 'int place'", "'in int place'")]
    [InlineData("Cat cat, int count, Color color, in int place, Big big, {|RTP1005:Span<byte>|} name", "takes args[5] as 'Span<byte> name'", "'System.ReadOnlySpan<byte> name'")]
    public Task A_parameter_of_another_type_is_reported_at_its_type(string parameters, string what, string instead)
        => VerifyAsync($$"""
            [RawTracepointProgram("fed")]
            static void P({{parameters.Replace("{|RTP1005:Cat|}[]", "{|RTP1005:Cat[]|}", StringComparison.Ordinal)}}) { }
            """, $"Program 'P' {what}, but that argument of tracepoint 'fed' is {instead}");

    [Theory]
    [InlineData("Cat cat, int count, Color color, in int place, Big big, ReadOnlySpan<byte> name, Span<char> text, byte* raw, Small small, int? maybe, (int A, int B) point, object thing")]
    [InlineData("Animal cat, int count, short color, in int place, in Big big, ReadOnlySpan<byte> name, ReadOnlySpan<char> text, void* raw")]
    [InlineData("object cat")]
    [InlineData("{|CS0246:Unknown|} cat")]
    public Task Parameters_that_the_arguments_can_arrive_in_are_left_alone(string parameters)
        => VerifyAsync($$"""
            [RawTracepointProgram("fed")]
            static void P({{parameters}}) { }
            """);

    [Fact]
    public Task A_program_that_names_no_tracepoint_may_read_as_it_likes()
        => VerifyAsync("""
            [RawTracepointProgram]
            static void P(RawTracepointArgs args) => Use(args.Value<long>(1));
            """);

    [Theory]
    [InlineData(LibraryKind.Compilation)]
    [InlineData(LibraryKind.Metadata)]
    [InlineData(LibraryKind.ReferenceAssembly)]
    public Task A_tracepoint_of_another_assembly_is_compared_by_type_too(LibraryKind kind)
        => Rules.Check(Library.ReferencedAs(kind, """
            using RawTp;
            public static partial class Lib { [TracePoint] public static partial void Sent(string to, int bytes); }
            """)).VerifyAsync(Rules.Monitor("""
            [RawTracepointProgram("sent")]
            static void P(RawTracepointArgs args) => s_seen = args.{|RTP1005:Value<uint>|}(1);
            """).Text, "Program 'P' reads args[1] with Value<uint>, but that argument of tracepoint 'sent' is 'int bytes', which is read with Value<int>");

    private static Task VerifyAsync(string members, params string?[] messages)
        => Rules.Check(new CompilationSettings { AllowUnsafe = true }).VerifyAsync(
        [
            new SourceFile("Monitor.cs", $$"""
                #nullable enable
                using System;
                using RawTp;

                public static unsafe partial class Monitor
                {
                    static void Use<T>(T value) { }

                    {{members}}
                }
                """),
            new SourceFile("Tracepoints.cs", Tracepoints),
        ], messages);
}
