using Microsoft.CodeAnalysis;
using RawTp.CodeFixes.Refactorings;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.CodeFixes.Tests.Refactorings;

public sealed class WriteProgramRefactoringTests
{
    private static readonly RefactoringCheck s_raw = Check("raw");
    private static readonly RefactoringCheck s_typed = Check("typed");

    [Fact]
    public Task At_a_declaration_a_raw_program_follows_it()
        => s_raw.VerifyAsync("""
            using RawTp;

            namespace Net;

            public sealed class Device;

            public static partial class Xdp
            {
                // why
                [TracePoint("xdp_exception")]
                public static partial void [||]Exception(Device dev, string? reason, uint act); // stays

                // what follows
                public static int Count;
            }
            """, """
            using RawTp;

            namespace Net;

            public sealed class Device;

            public static partial class Xdp
            {
                // why
                [TracePoint("xdp_exception")]
                public static partial void Exception(Device dev, string? reason, uint act); // stays

                [RawTracepointProgram("xdp_exception")]
                private static void OnException(RawTracepointArgs args)
                {
                    Device dev = args.Reference<Device>(0);
                    string? reason = args.Reference<string?>(1);
                    uint act = args.Value<uint>(2);
                }

                // what follows
                public static int Count;
            }
            """);

    [Fact]
    public Task At_a_call_a_typed_program_follows_the_member_that_calls()
        => s_typed.VerifyAsync(WithCaller("""
            class Receiver
            {
                public void Receive()
                {
                    Xdp.[||]Exception("eth0", 1);
                }
            }
            """), WithCaller("""
            partial class Receiver
            {
                public void Receive()
                {
                    Xdp.Exception("eth0", 1);
                }

                [RawTracepointProgram("xdp_exception")]
                private static void OnException(string dev, uint act)
                {
                }
            }
            """));

    [Theory]
    [InlineData("""RawTracepoint.Find("xdp_[||]exception")""")]
    [InlineData("""RawTracepoint.Find("net:xdp_exception"[||])""", "net:xdp_exception")]
    [InlineData("Xdp.Exception[||]Tracepoint")]
    [InlineData("nameof(Xdp.[|Exception|])")]
    public Task Every_way_to_name_a_tracepoint_is_one(string expression, string name = "xdp_exception")
    {
        string member = $"public static object? Get() => {expression};";
        return s_typed.VerifyAsync(
            WithCaller($$"""
                static partial class Monitor
                {
                    {{member}}
                }
                """),
            WithCaller($$"""
                static partial class Monitor
                {
                    {{member.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)}}

                    [RawTracepointProgram("{{name}}")]
                    private static void OnException(string dev, uint act)
                    {
                    }
                }
                """));
    }

    [Theory]
    [InlineData("in Large x", "in Large x", "ref readonly Large x = ref args.Ref<Large>(0);")]
    [InlineData("Large x", "Large x", "ref readonly Large x = ref args.Ref<Large>(0);")]
    [InlineData("ref readonly int x", "ref readonly int x", "ref readonly int x = ref args.Ref<int>(0);")]
    [InlineData("int? x = 3", "int? x", "ref readonly int? x = ref args.Ref<int?>(0);")]
    [InlineData("System.ReadOnlySpan<byte> x", "System.ReadOnlySpan<byte> x", "System.ReadOnlySpan<byte> x = args.Span<byte>(0);")]
    [InlineData("System.Span<string?> x", "System.Span<string?> x", "System.ReadOnlySpan<string?> x = args.Span<string?>(0);")]
    [InlineData("params object?[] @event", "object?[] @event", "object?[] @event = args.Reference<object?[]>(0);")]
    [InlineData("int value", "int value", "int value = args.Value<int>(0);")]
    [InlineData("string? when", "string? when", "string? when = args.Reference<string?>(0);")]
    [InlineData("System.DateTime args", "System.DateTime args", "System.DateTime args = arguments.Value<System.DateTime>(0);")]
    [InlineData("System.Action<C.Kind, (int A, string? B)>? x", "System.Action<Kind, (int A, string? B)>? x", "System.Action<Kind, (int A, string? B)>? x = args.Reference<System.Action<Kind, (int A, string? B)>?>(0);")]
    [InlineData("dynamic x", "dynamic x", "dynamic x = args.Reference<object>(0);")]
    [InlineData("char* x", "char* x", "char* x = (char*)args[0];")]
    [InlineData("nint x", "nint x", "nint x = args.Value<nint>(0);")]
    public async Task Each_argument_is_taken_and_read_as_what_it_is(string parameter, string typed, string raw)
    {
        CompilationSettings settings = new() { AllowUnsafe = true };
        string isUnsafe = parameter.Contains('*', StringComparison.Ordinal) ? "unsafe " : "";
        string before = InClass($"[TracePoint] {isUnsafe}static partial void [||]M({parameter});");
        string declaration = $"[TracePoint] {isUnsafe}static partial void M({parameter});";
        await Check("typed", settings).VerifyAsync(before, InClass($$"""
            {{declaration}}

                [RawTracepointProgram("m")]
                private static {{isUnsafe}}void OnM({{typed}})
                {
                }
            """));
        await Check("raw", settings).VerifyAsync(before, InClass($$"""
            {{declaration}}

                [RawTracepointProgram("m")]
                private static {{isUnsafe}}void OnM(RawTracepointArgs {{(parameter.EndsWith("args", StringComparison.Ordinal) ? "arguments" : "args")}})
                {
                    {{raw}}
                }
            """));
    }

    [Fact]
    public Task A_name_that_is_taken_is_numbered()
        => s_typed.VerifyAsync(
            "using RawTp;\n\npartial class C\n{\n    static int OnM => 1;\n\n    static int OnM2Program => 2;\n\n    [TracePoint] static partial void [||]M();\n}\n",
            "using RawTp;\n\npartial class C\n{\n    static int OnM => 1;\n\n    static int OnM2Program => 2;\n\n    [TracePoint] static partial void M();\n\n    [RawTracepointProgram(\"m\")]\n    private static void OnM3()\n    {\n    }\n}\n");

    [Fact]
    public Task Without_a_using_the_names_are_longer()
        => s_raw.VerifyAsync(
            "partial class C\n{\n    [RawTp.TracePoint]\n    static partial void [||]M(int x);\n}\n",
            "partial class C\n{\n    [RawTp.TracePoint]\n    static partial void M(int x);\n\n    [RawTp.RawTracepointProgram(\"m\")]\n    private static void OnM(RawTp.RawTracepointArgs args)\n    {\n        int x = args.Value<int>(0);\n    }\n}\n");

    [Fact]
    public Task A_generic_type_cannot_hold_a_program_but_the_one_around_it_can()
        => s_typed.VerifyAsync(WithCaller("""
            class Outer
            {
                class Inner<T>
                {
                    void Fire() => Xdp.[||]Exception("a", 1);
                }
            }
            """), WithCaller("""
            partial class Outer
            {
                class Inner<T>
                {
                    void Fire() => Xdp.Exception("a", 1);
                }

                [RawTracepointProgram("xdp_exception")]
                private static void OnException(string dev, uint act)
                {
                }
            }
            """));

    [Fact]
    public Task Where_no_type_can_hold_it_a_program_gets_one_of_its_own()
        => s_typed.VerifyAsync(WithCaller("""
            class Generic<T>
            {
                void Fire() => Xdp.[||]Exception("a", 1);
            }

            class XdpPrograms;
            """) + "\n", WithCaller("""
            class Generic<T>
            {
                void Fire() => Xdp.Exception("a", 1);
            }

            class XdpPrograms;

            internal static partial class XdpPrograms2
            {
                [RawTracepointProgram("xdp_exception")]
                private static void OnException(string dev, uint act)
                {
                }
            }
            """) + "\n");

    [Fact]
    public Task Two_tracepoints_of_one_name_are_told_apart_by_their_systems()
        => s_typed.VerifyAsync("""
            using RawTp;

            partial class C
            {
                [TracePoint("x", System = "a")] static partial void A();

                [TracePoint("x", System = "b")] static partial void [||]B(int i);
            }
            """, """
            using RawTp;

            partial class C
            {
                [TracePoint("x", System = "a")] static partial void A();

                [TracePoint("x", System = "b")] static partial void B(int i);

                [RawTracepointProgram("b:x")]
                private static void OnB(int i)
                {
                }
            }
            """);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_tracepoint_of_another_assembly_is_as_good(bool isReferenceAssembly)
    {
        const string Library = """
            namespace Net;

            public sealed class Device;

            public static partial class Xdp
            {
                [RawTp.TracePoint("xdp_exception")]
                public static partial void Exception(Device dev, in System.Guid id);
            }
            """;
        Compilation library = GeneratorRun.Of(new RawTracepointGenerator(), new CompilationSettings { AssemblyName = "Library" }, Library).AssertClean().Output;
        CompilationSettings settings = new() { ExtraReferences = [isReferenceAssembly ? library.AsReferenceAssembly() : library.AsMetadata()] };
        return Check("typed", settings).VerifyAsync("""
            using RawTp;

            class Monitor
            {
                object? Find() => RawTracepoint.Find("xdp_[||]exception");
            }
            """, """
            using RawTp;

            partial class Monitor
            {
                object? Find() => RawTracepoint.Find("xdp_exception");

                [RawTracepointProgram("xdp_exception")]
                private static void OnException(Net.Device dev, in System.Guid id)
                {
                }
            }
            """);
    }

    [Fact]
    public Task A_type_that_cannot_be_named_there_leaves_only_the_raw_form()
        => s_raw.VerifyOffersAsync("""
            using RawTp;

            static partial class Xdp
            {
                private class Hidden;

                [TracePoint] private static partial void Seen(Hidden x, int y);
            }

            class Caller
            {
                object? Find() => RawTracepoint.Find("see[||]n");
            }
            """, "Write a raw program for 'seen'");

    [Fact]
    public Task Both_forms_are_offered()
        => s_raw.VerifyOffersAsync("partial class C { [RawTp.TracePoint] static partial void [|M|](); }", "Write a raw program for 'm'", "Write a typed program for 'm'");

    [Theory]
    [InlineData("partial class C { static void [||]M() { } }")]
    [InlineData("partial class C { [RawTp.TracePoint] static partial void M(); string Other() => \"[||]m\"; }")]
    [InlineData("partial class C { [RawTp.TracePoint] static partial void M(); string? Other() => System.Environment.GetEnvironmentVariable(\"[||]m\"); }")]
    [InlineData("partial class C { object? M() => RawTp.RawTracepoint.Find(\"no_[||]such\"); }")]
    [InlineData("partial class C { [RawTp.TracePoint] static partial void M(); } class [||]Other;")]
    public Task Nothing_is_offered_where_there_is_no_tracepoint(string source) => s_raw.VerifyNotOfferedAsync(source);

    private static RefactoringCheck Check(string form, CompilationSettings? settings = null)
        => new(new WriteProgramRefactoring())
        {
            Generators = [new RawTracepointGenerator()],
            Analyzers = [.. Fixes.Analyzers],
            EquivalenceKey = $"{nameof(WriteProgramRefactoring)}.{form}",
            Settings = settings ?? CompilationSettings.Default,
        };

    private static string WithCaller(string caller)
        => $$"""
            using RawTp;

            public static partial class Xdp
            {
                [TracePoint("xdp_exception", System = "net")]
                public static partial void Exception(string dev, uint act);
            }

            {{caller}}
            """;

    private static string InClass(string members)
        => $$"""
            using RawTp;

            public record struct Large(long A, long B, long C, long D);

            partial class C
            {
                internal enum Kind { None }

                {{members}}
            }
            """;
}
