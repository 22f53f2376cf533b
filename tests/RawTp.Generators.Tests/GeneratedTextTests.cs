using RawTp.Testing;
using Xunit;

namespace RawTp.Generators.Tests;

/// <summary>The generated text of a representative dozen of shapes, whole, as users would read it.</summary>
public class GeneratedTextTests
{
    [Fact]
    public void A_tracepoint_of_values() => Match("""
        namespace Net;
        public static partial class Xdp
        {
            [RawTp.TracePoint("xdp_exception")]
            public static partial void Exception(nint device, nint program, uint act);
        }
        """);

    [Fact]
    public void A_tracepoint_of_references() => Match("""
        namespace Net;
        public sealed record NetDevice(string Name);
        public interface IProgram;
        public static partial class Xdp
        {
            [RawTp.TracePoint]
            public static partial void Redirected(NetDevice from, NetDevice? to, IProgram[] programs, System.Collections.Generic.List<(string? Name, int Count)> seen);
        }
        """);

    [Fact]
    public void A_tracepoint_of_so_few_references_and_values_that_the_shim_is_a_jump() => Match("""
        namespace Net;
        public sealed record NetDevice(string Name);
        public static partial class Xdp
        {
            [RawTp.TracePoint]
            public static partial void Exception(NetDevice dev, dynamic? xdp, uint act);
        }
        """);

    [Fact]
    public void A_tracepoint_without_arguments() => Match("""
        internal partial class Clock
        {
            [RawTp.TracePoint(System = "time")]
            internal static partial void Tick();
        }
        """);

    [Fact]
    public void A_tracepoint_of_variables_and_large_structs() => Match("""
        namespace Store;
        public partial struct Table
        {
            [RawTp.TracePoint]
            public static partial void Changed(in int row, ref readonly string? name, System.Guid id, decimal? price);
        }
        """);

    [Fact]
    public void A_tracepoint_of_spans() => Match("""
        public static partial class Wire
        {
            [RawTp.TracePoint]
            public static partial void Sent(System.ReadOnlySpan<byte> packet, System.Span<char> scratch, scoped System.ReadOnlySpan<string?> route);
        }
        """);

    [Fact]
    public void A_tracepoint_of_pointers() => Match("""
        namespace Interop;
        internal static unsafe partial class Calls
        {
            [RawTp.TracePoint]
            internal static partial void Entered(void* frame, delegate* unmanaged<int, void> target, int depth);
        }
        """);

    [Fact]
    public void A_private_tracepoint_in_private_types() => Match("""
        namespace App;
        public partial class Server
        {
            private readonly partial record struct Connection(int Id)
            {
                private static partial class Log
                {
                    [RawTp.TracePoint("connection_closed", System = "server")]
                    private static partial void Closed(int id, System.TimeSpan after);
                }
            }
        }
        """);

    [Fact]
    public void A_tracepoint_with_keywords_as_names() => Match("""
        namespace @public.@class;
        public partial interface @event
        {
            [RawTp.TracePoint]
            internal static partial void @lock(int @int, string @string, in bool @in, @event @this);
        }
        """);

    [Fact]
    public void An_extension_with_defaults_and_params() => Match("""
        public static partial class Texts
        {
            [RawTp.TracePoint]
            public static partial void Parsed(this string text, System.DayOfWeek day = System.DayOfWeek.Friday, dynamic? tag = null, params int[] parts);
        }
        """);

    [Fact]
    public void A_tracepoint_of_twelve_arguments() => Match("""
        public static partial class Block
        {
            [RawTp.TracePoint]
            public static partial void Rq(bool a, char b, sbyte c, short d, int e, long f, nint g, float h, double i, System.DateTime j, (byte, byte, byte) k, ulong l);
        }
        """);

    [Fact]
    public void A_raw_program() => Match("""
        using RawTp;
        namespace Watch;
        public static partial class Monitor
        {
            private static ulong s_sum;

            [RawTracepointProgram("xdp_exception"), RawTracepointProgram]
            private static int Count(RawTracepointArgs args)
            {
                if (args.Count < 5)
                    return -1;
                s_sum += args[0] + args[4] + args.Cookie + (ulong)args.Value<int>(1) + (ulong)args.Span<byte>(3).Length;
                return args.Reference<string?>(2) is null ? 0 : (int)args.Ref<decimal>(4);
            }

            [RawTracepointProgram]
            public static ulong Nothing(RawTracepointArgs args) => args.Cookie;
        }
        """);

    [Fact]
    public void What_programs_of_other_assemblies_can_see() => Match("""
        using RawTp;
        namespace Watch;
        public static partial class Monitor
        {
            [RawTracepointProgram]
            public static ulong Sum(RawTracepointArgs args) => args[0] + args.Value<uint>(2) + (args.Count > 5 ? args[5] : 0);

            [RawTracepointProgram]
            public static void Typed(string? device, System.Span<byte> packet) { }

            public static string Device(RawTracepointArgs args) => args.Reference<string>(0);

            public static ulong Depends(RawTracepointArgs args, int index) => args[index];

            internal static ulong Internal(RawTracepointArgs args) => args[0];
        }
        """);

    [Fact]
    public void A_typed_program() => Match("""
        using RawTp;
        namespace Watch;
        public readonly record struct Big(long A, long B);
        internal partial class Monitor
        {
            [RawTracepointProgram("xdp_exception")]
            protected static void OnException(string? device, uint act, System.DayOfWeek day, in Big inPlace, Big copy, System.ReadOnlySpan<byte> packet, System.Span<char> scratch, int? maybe) { }

            [RawTracepointProgram]
            public static int Always() => -1;

            [RawTracepointProgram]
            internal static ulong Sum(ulong a, ulong b) => a + b;
        }
        """);

    [Fact]
    public void A_typed_program_of_pointers() => Match("""
        using RawTp;
        internal static unsafe partial class Monitor
        {
            [RawTracepointProgram] private static void OnEntered(void* frame, delegate* unmanaged<int, void> target, int depth) { }
        }
        """);

    [Fact]
    public void The_map_of_an_assembly_with_many_tracepoints_and_a_reference()
    {
        CompilationSettings library = CompilationSettings.Strict with { AssemblyName = "Library" };
        CompilationSettings app = CompilationSettings.Strict with
        {
            ExtraReferences = [Generated.Cleanly(library, "public partial class L { [RawTp.TracePoint] public static partial void Seen(); }").Output.AsMetadata()],
        };
        GeneratorRun run = Generated.Cleanly(app, """
            using RawTp;
            partial class A
            {
                [TracePoint(System = "net")] internal static partial void Zulu();
                [TracePoint] internal static partial void Alpha();
                private partial class B { [TracePoint(System = "block")] static partial void Mike(); }
            }
            """);
        Snapshot.Match(run.Text("Map"));
    }

    private static void Match(string source, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        CompilationSettings settings = CompilationSettings.Strict with { AllowUnsafe = source.Contains("unsafe", StringComparison.Ordinal) };
        Snapshot.Match(Generated.Cleanly(settings, source), test);
    }
}
