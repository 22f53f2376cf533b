using Microsoft.CodeAnalysis;
using RawTp.Testing;
using Xunit;

namespace RawTp.Generators.Tests;

/// <summary>What users may write around and in a declaration: all of it compiles without a warning.</summary>
public class DeclarationTests
{
    [Fact]
    public void Keywords_are_names_like_any_other() =>
        Assert.Contains("eventProgram", Generated.Cleanly("""
            using RawTp;
            namespace @namespace.@if;
            public partial class @class
            {
                public enum @enum { @null }
                [TracePoint] public static partial void @void(int @int, string @string, in @enum @in, @class @class, int @record, int field, int value, int async);
                [RawTracepointProgram("void")] static void @event(int @int, string @string, in @enum @in) { }
                [TracePoint] static partial void @partial(@class.@enum @this);
                private partial record struct @record { [TracePoint] private static partial void @new(); }
            }
            """).AllText());

    [Fact]
    public void Names_that_generated_code_uses_itself_are_free_for_users() =>
        Generated.Cleanly("""
            using RawTp;
            partial class C
            {
                [TracePoint] static partial void Hit(int tracepoint, in int args, in int argsVariable, in int argsVariable_, in int tracepoint_, string System, string global, int BpfTrace, int RawTp);
                [RawTracepointProgram("hit")] static void args(int tracepoint, in int args, in int argsVariable) { }
                [RawTracepointProgram("hit")] static void Raw(RawTracepointArgs C) { _ = C[0]; }
            }
            """);

    [Fact]
    public void Types_of_the_user_may_have_the_names_of_namespaces_that_generated_code_uses() =>
        Generated.Cleanly("""
            namespace N
            {
                using global::RawTp;
                class System; class RawTp; class BpfTrace; class RawTracepoint;
                partial class C
                {
                    [TracePoint] static partial void Hit(System system, in RawTp rawTp, RawTracepoint tracepoint);
                    [RawTracepointProgram] static int Count(RawTracepointArgs args) => args.Reference<System>(0) is null ? 1 : 0;
                }
            }
            namespace N.N { partial class N { [global::RawTp.TracePoint("inner")] static partial void N1(); } }
            """);

    [Fact]
    public void Containers_may_have_methods_of_one_name()
    {
        GeneratorRun run = Generated.Cleanly("""
            using RawTp;
            partial class A { [TracePoint("a")] internal static partial void Hit(int x); partial class B { [TracePoint("a_b")] internal static partial void Hit(string x); } }
            partial class B { [TracePoint("b")] internal static partial void Hit(long x); }
            namespace A2 { partial class B { [TracePoint("a2_b")] internal static partial void Hit(); } }
            """);
        Assert.Equal(5, run.Files.Length);
    }

    [Theory]
    [InlineData("[TracePoint] public static partial void Hit(out int x);")]
    [InlineData("[TracePoint] public static partial void Hit(System.Text.Json.Utf8JsonReader x);")]
    [InlineData("[TracePoint] public static partial void Hit(ref System.Span<int> x);")]
    [InlineData("[TracePoint(\"not a name\")] public static partial void Hit(int x);")]
    [InlineData("[TracePoint] public static partial int Hit(int x);")]
    [InlineData("[TracePoint] public static partial System.Collections.Generic.List<string?>? Hit(int x);")]
    [InlineData("[TracePoint] public static partial void Hit<T, @in>(T x, @in y);")]
    [InlineData("[TracePoint] public static partial void Hit(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m);")]
    public void A_wrong_tracepoint_gets_a_body_and_nothing_else_so_that_the_compiler_comes_to_the_rule_that_says_why(string tracepoint)
    {
        var run = Generated.Cleanly($"using RawTp; static partial class C {{ {tracepoint} }}");

        string text = Assert.Single(run.Files).Text;
        Assert.Contains("=> throw new global::System.NotSupportedException();", text);
        Assert.DoesNotContain("HitEnabled", text);
    }

    [Theory]
    [InlineData("partial class C { [TracePoint] public partial void Hit(int x); }")]
    [InlineData("partial class C<TKey, TValue> where TKey : notnull { [TracePoint] private static partial void Hit(TKey key); }")]
    [InlineData("partial interface I<in TKey, out TValue> { [TracePoint] private static partial void Hit(string key); }")]
    [InlineData("partial class C<T> { partial struct Inner<U> { [TracePoint] internal static partial void Hit(); } } partial class C { [TracePoint] internal static partial void Hit(); }")]
    [InlineData("partial class C { [TracePoint] public static partial void Hit(int x); [TracePoint] public static partial void Hit(string x); [TracePoint(\"other\")] public static partial void Hit(in int x); }")]
    public void Also_one_of_an_instance_one_in_a_generic_type_and_an_overload_get_a_body(string types)
        => Assert.Contains("=> throw new global::System.NotSupportedException();", Generated.Cleanly($"using RawTp; {types}").AllText());

    [Theory]
    [InlineData("[TracePoint] public static partial void Hit<T>(T x) where T : class;")]
    [InlineData("[TracePoint] public static partial void Hit(int x) { }")]
    [InlineData("[TracePoint] public static void Hit(int x) { }")]
    [InlineData("[TracePoint] public partial void Hit(int x);")]
    [InlineData("[TracePoint] public static partial ref int Hit(int x);")]
    public void Where_a_body_would_only_be_another_mistake_nothing_is_written(string tracepoint)
        => Assert.Empty(GeneratorRun.Of(new RawTracepointGenerator(), Compilations.Create($"using RawTp; static partial class C {{ {tracepoint} }}")).AssertNotFailed().Files);

    [Fact]
    public void What_a_partial_program_reads_is_recorded_from_the_part_that_has_the_body()
    {
        string declared = "using RawTp; static partial class C { [RawTracepointProgram] private static partial void P(RawTracepointArgs args); }";
        string body = "using RawTp; static partial class C { private static partial void P(RawTracepointArgs args) { _ = args.Reference<string>(3); } }";

        Assert.Contains("Reads<string>(3, ", Generated.Cleanly(declared, body).Text("C.P"));
        Assert.Contains("Reads<string>(3, ", Generated.Cleanly(body, declared).Text("C.P"));
    }

    [Fact]
    public void Names_may_differ_in_case_only() =>
        Assert.Equal(7, Generated.Cleanly("""
            using RawTp;
            partial class C1 { [TracePoint("hit")] static partial void Hit(int x); [TracePoint("Hit")] static partial void hit(int x); }
            partial class c1 { [TracePoint("HIT")] static partial void Hit(int x); [TracePoint("hIT")] static partial void hit(int x); }
            partial class P { [RawTracepointProgram] static void Run(RawTracepointArgs args) { } [RawTracepointProgram] static void run(RawTracepointArgs args) { } }
            """).Files.Length);

    [Fact]
    public void A_parameter_may_have_the_name_of_the_guard() =>
        Assert.Contains("if (global::N.Outer.C.HitEnabled)", Generated.Cleanly("""
            using RawTp;
            namespace N { partial class Outer { partial class C { [TracePoint] static partial void Hit(bool HitEnabled); } } }
            """).AllText());

    [Fact]
    public void A_derived_container_may_have_methods_of_the_same_name() =>
        Generated.Cleanly("""
            using RawTp;
            public partial class A
            {
                [TracePoint("a_private")] private static partial void Private();
                [TracePoint("a_public")] public static partial void Public();
                [RawTracepointProgram] private static void Run(RawTracepointArgs args) { }
            }
            public partial class B : A
            {
                [TracePoint("b_private")] private static partial void Private();
                [TracePoint("b_public")] public new static partial void Public();
                [RawTracepointProgram] private static void Run(RawTracepointArgs args) { }
            }
            """);

    [Fact]
    public void A_nested_container_may_derive_from_the_one_around_it() =>
        Generated.Cleanly("""
            using RawTp;
            public partial class Outer
            {
                [TracePoint("outer")] public static partial void Hit();
                [RawTracepointProgram] static void Run(RawTracepointArgs args) { }
                private partial class Inner : Outer
                {
                    [TracePoint("inner")] private static partial void Other();
                    [RawTracepointProgram] static void RunOther(RawTracepointArgs args) { }
                }
            }
            """);

    [Fact]
    public void Parameters_may_be_this_and_params_and_scoped_and_have_defaults() =>
        Generated.Cleanly("""
            using System;
            using RawTp;
            public static partial class Extensions
            {
                [TracePoint] public static partial void Seen(this string text, int times = 1, string? note = null, DayOfWeek day = DayOfWeek.Friday, in long bits = -1, params object?[] rest);
                [TracePoint] public static partial void SeenIn(this in Guid id, scoped in Guid other, scoped Span<byte> bytes, decimal price = 1.5m, DateTime when = default);
                public static void Fire(Span<byte> bytes) { "text".Seen(); "text".Seen(2, rest: [null, 1]); Guid.Empty.SeenIn(Guid.Empty, bytes); }
                [RawTracepointProgram("seen")] static void OnSeen(string text, int times, string? note, DayOfWeek day, in long bits, params object?[] rest) { }
                [RawTracepointProgram("seen_in")] static void OnSeenIn(in Guid id, scoped in Guid other, scoped Span<byte> bytes, decimal price, DateTime when) { }
            }
            """);

    [Fact]
    public void Params_spans_of_CSharp_13_are_passed_as_spans() =>
        Assert.Contains("SpanArgument(\"params System.ReadOnlySpan<int> values\"", Generated.Cleanly(CompilationSettings.Strict with { LanguageVersion = LanguageVersions.CSharp13 }, """
            using System;
            using RawTp;
            static partial class C
            {
                [TracePoint] internal static partial void Hit(params ReadOnlySpan<int> values);
                public static void Fire() => Hit(1, 2, 3);
            }
            """).AllText());

    [Fact]
    public void Attributes_may_be_on_methods_parameters_and_containers() =>
        Generated.Cleanly("""
            using System.ComponentModel;
            using System.Diagnostics;
            using System.Diagnostics.CodeAnalysis;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            using RawTp;
            [DebuggerDisplay("x"), EditorBrowsable(EditorBrowsableState.Never)]
            public partial class C
            {
                [TracePoint, MethodImpl(MethodImplOptions.NoInlining), EditorBrowsable(EditorBrowsableState.Advanced)]
                public static partial void Hit([In] int a, [AllowNull] string b, object? c, [CallerMemberName] string d = "", [CallerArgumentExpression(nameof(c))] string? e = null, [CallerLineNumber] int f = 0);
                [TracePoint, Conditional("TRACE"), DebuggerStepThrough, ExcludeFromCodeCoverage]
                internal static partial void Traced([DisallowNull] string? a);
                [RawTracepointProgram("hit"), MethodImpl(MethodImplOptions.NoInlining)] static void OnHit([In] int a, [AllowNull] string b) { }
                public static void Fire() { Hit(1, "", ""); Traced(""); }
            }
            """);

    [Fact]
    public void Obsolete_types_and_containers_add_no_warning_where_the_user_has_none() =>
        Generated.Cleanly("""
            using System;
            using RawTp;
            #pragma warning disable CS0612, CS0618
            [Obsolete] public class Old;
            [Obsolete("gone")] public struct OldStruct { public long A, B; }
            [Obsolete] public partial class OldContainer { [TracePoint("in_old")] public static partial void Hit(int x); [RawTracepointProgram] static void Run(RawTracepointArgs args) { } }
            public partial class C
            {
                [TracePoint] internal static partial void Hit(Old old, in OldStruct value, OldStruct copy);
                [RawTracepointProgram("hit")] static void Typed(Old old, in OldStruct value) { }
                [RawTracepointProgram("hit")] static void Raw(RawTracepointArgs args) => _ = args.Reference<Old>(0);
                [TracePoint, Obsolete("use Hit")] internal static partial void OldHit(Old old);
                [RawTracepointProgram, Obsolete] static void OldRun(RawTracepointArgs args) { }
            }
            """);

    [Fact]
    public void Pointers_inside_other_types_compile_like_pointers() =>
        Generated.Cleanly(CompilationSettings.Strict with { AllowUnsafe = true }, """
            using System.Collections.Generic;
            using RawTp;
            public unsafe struct Node { public Node* Next; public fixed byte Name[3]; }
            unsafe partial class C
            {
                [TracePoint] static unsafe partial void Hit(int*[] pointers, in int* pointer, List<byte*[]> list, in Node node, Node* nodes, (int*[] A, int B) tuple, delegate*<int*, void>[] functions);
                [RawTracepointProgram("hit")] static void OnHit(int*[] pointers, in int* pointer, List<byte*[]> list, in Node node, Node* nodes, (int*[] A, int B) tuple, delegate*<int*, void>[] functions) { }
                [TracePoint] static unsafe partial void HitArray(int*[] pointers);
                [RawTracepointProgram("hit_array")] static void OnHitArray(int*[] pointers) { }
                [TracePoint] static unsafe partial void HitList(in List<byte*[]> list);
                [RawTracepointProgram("hit_list")] static void OnHitList(in List<byte*[]> list) { }
                [RawTracepointProgram("hit_array")] static void Raw(RawTracepointArgs args) => _ = args.Reference<int*[]>(0);
            }
            """);

    [Fact]
    public void Raw_programs_may_read_types_that_only_their_file_knows() =>
        Generated.Cleanly("""
            using RawTp;
            file class Local;
            file enum Kind : byte { One }
            static partial class C
            {
                [TracePoint] static partial void Hit(object value, byte kind);
                [RawTracepointProgram] static int Run(RawTracepointArgs args) => args.Reference<object>(0) is Local ? (int)args.Value<Kind>(1) : 0;
            }
            """);

    [Fact]
    public void Types_may_be_known_by_an_alias_and_members_by_using_static() =>
        Generated.Cleanly(
            "global using Number = System.Int32; global using Pair = (int First, string? Second); global using static Library;",
            """
            using RawTp;
            using Text = string;
            public static class Library { public enum Colour { Red } }
            partial class C { [TracePoint] static partial void Hit(Number a, Pair b, Text c, Colour d, Pair? e); [RawTracepointProgram("hit")] static void OnHit(Number a, Pair b, Text c, Colour d, Pair? e) { } }
            """);

    [Fact]
    public void The_class_of_top_level_statements_can_be_a_container() =>
        Generated.Cleanly(CompilationSettings.Strict with { OutputKind = OutputKind.ConsoleApplication }, """
            using RawTp;
            Hit(args.Length);
            partial class Program { [TracePoint] static partial void Hit(int count); [RawTracepointProgram("hit")] static void OnHit(int count) { } }
            """);

    [Fact]
    public void A_definition_may_be_in_another_file_than_its_use_and_its_container() =>
        Assert.Equal(4, Generated.Cleanly(
            "partial class C { public static void Fire() => Hit(1); }",
            "using RawTp; partial class C { [TracePoint] private static partial void Hit(int x); }",
            "using RawTp; partial class C { [TracePoint(\"other\")] private static partial void Other(int x); [RawTracepointProgram(\"hit\")] static void OnHit(int x) { } }").Files.Length);

    [Fact]
    public void Tracepoints_have_up_to_12_parameters_and_with_13_there_is_a_body_but_no_tracepoint()
    {
        string source = "using RawTp; partial class C { [TracePoint] public static partial void Hit(PARAMETERS); [RawTracepointProgram] static void P(PARAMETERS) { } }";
        for (int count = 0; count <= 13; count++)
        {
            SourceFile file = source.Replace("PARAMETERS", string.Join(", ", Enumerable.Range(0, count).Select(i => $"int a{i}")));
            if (count <= 12)
                Assert.Contains($"BpfTraceRun{count}(", Generated.Cleanly(file).Text("C.Hit"));
            else
                Assert.Contains("=> throw", Assert.Single(Generated.Cleanly(file).Files).Text);
        }
    }

    [Theory]
    [InlineData("[TracePoint] static partial void Hit(int a); [TracePoint(\"hit2\")] static partial void Hit(long a);")]
    [InlineData("[TracePoint] static partial void Hit(int a); [TracePoint] static partial void Hit(long a);")]
    [InlineData("[TracePoint] static partial void Hit(int a); [TracePoint] static partial void Hit(int a);")]
    [InlineData("[RawTracepointProgram] static void P(int a) { } [RawTracepointProgram] static void P(long a) { }")]
    [InlineData("[RawTracepointProgram] static void P(int a) { } [RawTracepointProgram] static void P(int a) { }")]
    [InlineData("[TracePoint(\"x\")] static partial void A(); [TracePoint(\"x\")] static partial void B();")]
    [InlineData("[TracePoint] static partial void A(); [TracePoint, RawTracepointProgram] static partial void B();")]
    [InlineData("[TracePoint, TracePoint] static partial void A();")]
    public void Members_that_clash_do_not_keep_the_generator_from_writing_the_others(string members)
    {
        GeneratorRun run = Generated.Of(CompilationSettings.Strict, "using RawTp; partial class C { " + members + " }", "using RawTp; partial class Other { [TracePoint(\"other\")] static partial void Hit(); }");
        run.AssertNotFailed();
        Assert.Contains("other", run.Text("Other.Hit"));
    }

    [Fact]
    public void Public_generated_members_are_documented_wherever_the_user_documents()
    {
        CompilationSettings settings = CompilationSettings.Strict with { SpecificDiagnostics = CompilationSettings.Default.SpecificDiagnostics };
        Generated.Cleanly(settings, """
            /// <summary>A container.</summary>
            public static partial class C
            {
                /// <summary>A tracepoint.</summary>
                /// <param name="a">A number.</param>
                /// <param name="b">A text.</param>
                [RawTp.TracePoint] public static partial void Hit(int a, string b);

                /// <summary>A program.</summary>
                /// <param name="args">The arguments.</param>
                [RawTp.RawTracepointProgram] public static void Run(RawTp.RawTracepointArgs args) { }

                /// <summary>A container in it.</summary>
                public partial interface IInner
                {
                    /// <summary>Another.</summary>
                    [RawTp.TracePoint] protected static partial void Inner();
                }
            }
            """);
    }

    private static IEnumerable<string> Errors(GeneratorRun run) =>
        run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id);
}
