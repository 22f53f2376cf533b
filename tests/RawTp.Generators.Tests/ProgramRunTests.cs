using RawTp.Testing;
using Xunit;

namespace RawTp.Generators.Tests;

/// <summary>What generated adapters do when they run, beside passing each kind of argument.</summary>
public class ProgramRunTests
{
    [Fact]
    public void What_a_program_returns_is_widened_as_an_argument_is() => AssertRuns("""
        using RawTp;
        public static partial class Test
        {
            [RawTracepointProgram] static void Nothing(RawTracepointArgs args) { }
            [RawTracepointProgram] static int MinusOne(RawTracepointArgs args) => -1;
            [RawTracepointProgram] static ulong Highest(RawTracepointArgs args) => ulong.MaxValue;
            [RawTracepointProgram] static int Difference(int a, int b) => a - b;
            public static string Run() =>
                $"{NothingProgram.TestRun([]):x} {MinusOneProgram.TestRun([]):x} {HighestProgram.TestRun([]):x} {DifferenceProgram.TestRun([1, 2]):x} {DifferenceProgram.TestRun([0xffff_ffff_0000_0005, 3]):x}";
        }
        """, "0 ffffffff ffffffffffffffff ffffffff 2");

    [Fact]
    public void A_program_knows_how_many_arguments_it_reads() => AssertRuns("""
        using RawTp;
        public static partial class Test
        {
            [RawTracepointProgram] static void None(RawTracepointArgs args) { }
            [RawTracepointProgram] static ulong Third(RawTracepointArgs args) => args[2];
            [RawTracepointProgram] static ulong Constant(RawTracepointArgs args) { const int Last = 11; return args[Last] + args[0]; }
            [RawTracepointProgram] static void Typed(int a, string? b) { }
            [RawTracepointProgram] static void Nested(RawTracepointArgs args) { if (args.Count > 0) { for (ulong i = 0; i < args[1]; i++) { } } }
            [RawTracepointProgram] static ulong Last(RawTracepointArgs args) => args[^2] + Called(args);
            [RawTracepointProgram] static ulong Guarded(RawTracepointArgs args) => args.Count > 7 ? args[7] + (ulong)args.Value<int>(6) : 0;
            static ulong Called(RawTracepointArgs args) => args[2];
            public static string Run() => $"{NoneProgram.MaxArgs} {ThirdProgram.MaxArgs} {ConstantProgram.MaxArgs} {TypedProgram.MaxArgs} {NestedProgram.MaxArgs} {LastProgram.MaxArgs} {GuardedProgram.MaxArgs} {TypedProgram.Name}";
        }
        """, "0 3 12 2 2 3 0 Test.Typed");

    [Fact]
    public void A_program_that_asks_for_the_count_can_be_attached_where_the_argument_is_missing_but_not_where_it_is_another() => AssertRuns("""
        using RawTp;
        public static partial class Test
        {
            static string s_seen = "";
            [TracePoint] private static partial void Short();
            [TracePoint] private static partial void Right(string text);
            [TracePoint] private static partial void Wrong(int number);
            [RawTracepointProgram] static void P(RawTracepointArgs args) => s_seen += args.Count > 0 ? args.Reference<string>(0) : "none ";
            public static string Run()
            {
                using var first = ShortTracepoint.Open(PProgram);
                using var second = RightTracepoint.Open(PProgram);
                Short();
                Right("some ");
                PProgram.TestRun([]);
                try { WrongTracepoint.Open(PProgram); }
                catch (RawTracepointException refused) { s_seen += refused.Error; }
                return s_seen;
            }
        }
        """, "none some none TypeMismatch");

    [Theory]
    [InlineData("args[(int)args[0]]")]
    [InlineData("args[-1]")]
    [InlineData("args[12]")]
    [InlineData("s_reader(args)")]
    public void No_object_is_made_of_a_program_that_was_not_verified(string read) => AssertRuns($$"""
        using RawTp;
        public static partial class Test
        {
            delegate ulong Reader(RawTracepointArgs args);
            static Reader s_reader = args => args[3];
            [RawTracepointProgram] static ulong P(RawTracepointArgs args) => {{read}};
            public static string Run()
            {
                try { return PProgram.Name; }
                catch (RawTracepointException refused) { return $"{refused.Error}: {refused.Message}"; }
            }
        }
        """, "ProgramUnverified: Program 'Test.P' cannot be used, because what it reads could not be verified when it was built; mend what RTP1001, RTP1002 and RTP1003 say of it instead of suppressing them.");

    /// <summary>The generator does not see what it writes itself, nor what others do.</summary>
    [Theory]
    [InlineData("args.Reference<string>(HitTracepoint.ArgumentCount & 3);", "ProgramUnverified")]
    [InlineData("Read(args, HitTracepoint);", "ProgramUnverified")]
    [InlineData("args.Read(HitTracepoint);", "ProgramUnverified")]
    [InlineData("Read(HitTracepoint, new Holder(args));", "ProgramUnverified")]
    [InlineData("Read(args, HitEnabled ? HitTracepoint : null);", "ProgramUnverified")]
    [InlineData("_ = HitTracepoint.Links.Count > 0 ? Read(args, null) : null;", "4")]
    [InlineData("int i = Index(HitTracepoint); args.Reference<string>(i & 3);", "4")]
    [InlineData("int i = 1; Change(HitTracepoint, ref i); args.Reference<string>(i & 3);", "4")]
    [InlineData("int i = 1; ref int r = ref Change(HitTracepoint, ref i); i = 1; r = 3; args.Reference<string>(i & 3);", "4")]
    [InlineData("int i = HitTracepoint.ArgumentCount; _ = i >= 0 && i < args.Count ? args[i] : 0;", "0")]
    [InlineData("if (HitEnabled) Hit((int)args[0]);", "1")]
    [InlineData("int i = args.Count - 1; if (HitEnabled) if (i >= 0 && i < args.Count) Hit((int)args[i]);", "0")]
    [InlineData("Log(args.Reference<string>(0), HitTracepoint);", "1")]
    [InlineData("int i = 1; Later(HitTracepoint, () => i = 3); args.Reference<string>(i & 3);", "4")]
    public void What_depends_on_generated_members_is_not_left_out_of_the_record(string statements, string verdict) => AssertRuns($$"""
        using RawTp;
        public static partial class Test
        {
            ref struct Holder(RawTracepointArgs args) { public RawTracepointArgs Args = args; }
            static string Read(this RawTracepointArgs args, RawTracepoint? tracepoint) => args.Reference<string>(3);
            static string Read(RawTracepoint tracepoint, Holder holder) => holder.Args.Reference<string>(3);
            static void Log(string text, RawTracepoint tracepoint) { }
            static int Index(RawTracepoint tracepoint) => 3;
            static ref int Change(RawTracepoint tracepoint, ref int number) { number = 3; return ref number; }
            static void Later(RawTracepoint tracepoint, System.Func<int> what) => what();
            [TracePoint] private static partial void Hit(int number);
            [RawTracepointProgram] static void P(RawTracepointArgs args) { {{statements}} }
            public static string Run()
            {
                try { return $"{PProgram.MaxArgs}"; }
                catch (RawTracepointException refused) { return refused.Error.ToString(); }
            }
        }
        """, verdict);

    [Fact]
    public void A_program_is_one_object_and_so_is_a_tracepoint() => AssertRuns("""
        using RawTp;
        public static partial class Test
        {
            [TracePoint] private static partial void Hit();
            [RawTracepointProgram] static void P(RawTracepointArgs args) { }
            public static string Run() => $"{ReferenceEquals(PProgram, PProgram)} {ReferenceEquals(HitTracepoint, RawTracepoint.Find("hit"))}";
        }
        """, "True True");

    [Fact]
    public void A_tracepoint_in_private_types_is_found_by_name_and_told_apart() => AssertRuns("""
        using RawTp;
        public partial class Test
        {
            private partial struct A { private static partial class B { [TracePoint] private static partial void Deep(int x); } }
            private partial interface IA { [TracePoint(System = "i")] private static partial void Deep(long x, string? y); }
            partial record R { [TracePoint("r")] private protected static partial void Deep(); }
            public static string Run()
            {
                string ambiguous = "";
                try { RawTracepoint.Find("deep"); } catch (RawTracepointException e) { ambiguous = e.Error.ToString(); }
                return $"{RawTracepoint.Find("i:deep")} {RawTracepoint.Find(":deep")} {RawTracepoint.Find("r")} {ambiguous}";
            }
        }
        """, "i:deep(Int64 x, String y) deep(Int32 x) r() AmbiguousTracepoint");

    [Fact]
    public void An_in_argument_is_the_callers_variable_itself() => AssertRuns("""
        using RawTp;
        using System.Runtime.CompilerServices;
        public static unsafe partial class Test
        {
            private static string s_seen = "";
            private static void* s_address;
            [TracePoint] private static partial void Changed(in int value, ref readonly decimal other);
            [RawTracepointProgram("changed")] static void Typed(in int value, ref readonly decimal other) =>
                s_seen += $"{value} {other} {Unsafe.AsPointer(ref Unsafe.AsRef(in value)) == s_address}; ";
            [RawTracepointProgram("changed")] static void Raw(RawTracepointArgs args)
            {
                Unsafe.AsRef(in args.Ref<int>(0))++;
                s_seen += $"{args.Ref<int>(0)} {args.Ref<decimal>(1)}; ";
            }
            public static string Run()
            {
                int local = 1;
                decimal other = 2.5m;
                s_address = &local;
                using RawTracepointLink first = ChangedTracepoint.Open(RawProgram);
                using RawTracepointLink second = ChangedTracepoint.Open(TypedProgram);
                Changed(in local, in other);
                return s_seen + local;
            }
        }
        """, "2 2.5; 2 2.5 True; 2");

    [Fact]
    public void A_variable_in_an_object_that_moves_is_followed() => AssertRuns("""
        using RawTp;
        using System;
        public static partial class Test
        {
            private sealed class Box(int value) { public int Value = value; public string Text = "text" + value; }
            private static string s_seen = "";
            [TracePoint] private static partial void Moved(in int value, in string text, Box box, Span<long> span, string other);
            [RawTracepointProgram("moved")] static void Raw(RawTracepointArgs args)
            {
                Compact();
                s_seen += $"{args.Ref<int>(0)} {args.Ref<string>(1)} {args.Reference<Box>(2).Value} {args.Span<long>(3)[1]} {args.Reference<string>(4)}; ";
            }
            [RawTracepointProgram("moved")] static void Typed(in int value, in string text, Box box, Span<long> span, string other)
            {
                Compact();
                span[1]++;
                s_seen += $"{value} {text} {box.Value} {span[1]} {other}; ";
            }
            private static void Compact()
            {
                for (int i = 0; i < 1000; i++) GC.KeepAlive(new byte[100]);
                GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
            }
            public static string Run()
            {
                using RawTracepointLink first = MovedTracepoint.Open(RawProgram);
                using RawTracepointLink second = MovedTracepoint.Open(TypedProgram);
                for (int i = 0; i < 3; i++) GC.KeepAlive(new byte[1000]);
                Box box = new(7);
                long[] array = [1, 2, 3];
                Moved(in box.Value, in box.Text, new Box(8), array, new string('o', 3));
                return s_seen + array[1];
            }
        }
        """, "7 text7 8 2 ooo; 7 text7 8 3 ooo; 3");

    [Fact]
    public void Programs_of_either_form_run_in_the_order_of_attachment_with_their_cookies() => AssertRuns("""
        using RawTp;
        public static partial class Test
        {
            private static string s_seen = "";
            [TracePoint] private static partial void Hit(sbyte a, char b);
            [RawTracepointProgram("hit")] static int Raw(RawTracepointArgs args) { s_seen += $"raw {args.Count} {args.Cookie} {args[0]}; "; return 1; }
            [RawTracepointProgram("hit")] static void Typed(sbyte a) => s_seen += $"typed {a}; ";
            [RawTracepointProgram("hit")] static ulong Both(sbyte a, char b) { s_seen += $"both {a} {b}; "; return 0; }
            public static string Run()
            {
                Hit(1, 'x');
                using RawTracepointLink one = RawTracepoint.Open("hit", RawProgram, cookie: 7);
                using RawTracepointLink two = HitTracepoint.Open(TypedProgram);
                using RawTracepointLink three = HitTracepoint.Open(BothProgram);
                using RawTracepointLink four = HitTracepoint.Open(RawProgram, ulong.MaxValue);
                Hit(-2, 'y');
                return s_seen;
            }
        }
        """, "raw 2 7 254; typed -2; both -2 y; raw 2 18446744073709551615 254; ");

    [Theory]
    [InlineData("int a", "int a", "attached")]
    [InlineData("int a, string b", "int a", "attached")]
    [InlineData("int a", "int a, string b", "MissingArgument")]
    [InlineData("int a", "uint a", "TypeMismatch")]
    [InlineData("int a", "long a", "TypeMismatch")]
    [InlineData("int a", "in int a", "TypeMismatch")]
    [InlineData("in int a", "int a", "TypeMismatch")]
    [InlineData("in int a", "in int a", "attached")]
    [InlineData("string a", "object a", "attached")]
    [InlineData("object a", "string a", "TypeMismatch")]
    [InlineData("string[] a", "object[] a", "attached")]
    [InlineData("System.DayOfWeek a", "int a", "attached")]
    [InlineData("System.DayOfWeek a", "System.AttributeTargets a", "attached")]
    [InlineData("System.ReadOnlySpan<int> a", "System.ReadOnlySpan<int> a", "attached")]
    [InlineData("System.ReadOnlySpan<int> a", "System.ReadOnlySpan<uint> a", "TypeMismatch")]
    [InlineData("System.Span<int> a", "System.ReadOnlySpan<int> a", "attached")]
    [InlineData("System.Guid a", "System.Guid a", "attached")]
    [InlineData("System.Guid a", "in System.Guid a", "attached")]
    [InlineData("System.Guid a", "decimal a", "TypeMismatch")]
    [InlineData("int? a", "int? a", "attached")]
    [InlineData("int? a", "int a", "TypeMismatch")]
    [InlineData("(int x, int y) a", "(int, int) a", "attached")]
    public void A_typed_program_attaches_only_where_its_parameters_are_a_prefix_of_the_tracepoints(string has, string reads, string expected) => AssertRuns($$"""
        using RawTp;
        public static partial class Test
        {
            [TracePoint] private static partial void Hit({{has}});
            [RawTracepointProgram] static void Program({{reads}}) { }
            public static string Run()
            {
                try { using RawTracepointLink link = HitTracepoint.Open(ProgramProgram); return "attached"; }
                catch (RawTracepointException refused) { return refused.Error.ToString(); }
            }
        }
        """, expected);

    [Fact]
    public void A_typed_program_cannot_write_to_a_span_that_is_read_only() => AssertRuns("""
        using RawTp;
        public static partial class Test
        {
            [TracePoint] private static partial void Hit(System.ReadOnlySpan<byte> data);
            [RawTracepointProgram] static void Writes(System.Span<byte> data) => data[0] = 1;
            public static string Run()
            {
                try { using RawTracepointLink link = HitTracepoint.Open(WritesProgram); Hit("constant"u8); return "attached"; }
                catch (RawTracepointException refused) { return refused.Error.ToString(); }
            }
        }
        """, "TypeMismatch");

    private static void AssertRuns(string source, string expected)
    {
        using InMemoryAssembly loaded = Generated.Cleanly(CompilationSettings.Strict with { AllowUnsafe = source.Contains("unsafe") }, "#nullable enable\n" + source).Load();
        Assert.Equal(expected, loaded.Invoke<string>("Test", "Run"));
    }
}
