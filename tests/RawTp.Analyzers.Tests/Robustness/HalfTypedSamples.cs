namespace RawTp.Analyzers.Tests.Robustness;

/// <summary>Code with as many kinds of syntax around tracepoints, programs and their uses as fit into a page, right or wrong.</summary>
internal static class HalfTypedSamples
{
    public static string[] All => [Declarations, Programs, Uses];

    private const string Declarations = """
        using TP = RawTp.TracePointAttribute;
        using RawTp;

        namespace @event;

        file partial class Hidden { [TracePoint] static partial void M(ref int x, System.Span<byte> y); }

        public class Outer<T> where T : class
        {
            [TP("a:b", System = "x y")] public static partial void Generic<U>(in T x, U[] y);

            readonly partial record struct Inner(int X)
            {
                [TracePoint(nameof(Inner) + "x")] internal static async void Body(out int a, params string?[] rest) { a = 1; }

                [TracePoint] static partial void Body(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m = 3);

                int P { [TracePoint] get => 1; [method: TracePoint] set { [TracePoint("x")] static void Local() { } } }
            }
        }
        """;

    private const string Programs = """
        using RawTp;

        static partial class Net
        {
            [TracePoint("rx", System = "net")] static partial void Received(string dev, int length);

            [TracePoint("rx", System = "net")] static partial void Again();
        }

        partial class Monitor
        {
            [RawTracepointProgram("rx"), RawTracepointProgram(tracepoint: "net:xr")]
            [RawTracepointProgram(null)]
            static ulong Raw(RawTracepointArgs args)
            {
                int i = nameof(args).Length;
                var f = [RawTracepointProgram] (int x) => x;
                return args[2] + args[i] + args[^1] + args.Value<ulong>(-1) + args.Cookie
                    + (ulong)args.Reference<string>(index: 0).Length + args.Ref<ulong>(1) + args.Span<ulong>(1)[0] + Use(args, in args);
            }

            static ulong Use(RawTracepointArgs args, in RawTracepointArgs other) => args[0];

            [RawTracepointProgram("net:rx")] static void Typed(string dev, int length, in long extra) { }

            [RawTracepointProgram("net:rx")] static partial void Typed(RawTracepointArgs args);

            static partial void Typed(RawTracepointArgs a) => _ = a is [_, var x] ? a : throw null;
        }
        """;

    private const string Uses = """
        using System.Linq;
        using RawTp;

        static partial class Uses
        {
            static object s_any;
            static int[] s_numbers = [1, .. new int[2]];
            static RawTracepointLink s_link = FiredTracepoint.Open(PProgram);

            [TracePoint] static partial void Fired(string text, object any = null, params int[] rest);

            static Uses() => FiredTracepoint.Open(PProgram);

            static async void M(int x, int? y)
            {
                bool on = FiredEnabled && x is > 3 or not 5;
                if (!on) return; else Fired($"{x}" + (y ?? M2(static z => z)), new { x }, rest: x);
                Fired(x switch { 1 when FiredEnabled => x.ToString(), _ => "b"[^1..] }, from n in s_numbers select n + x);
                var link = FiredTracepoint?.Open(PProgram);
                _ = await RawTracepoint.OpenWhenAvailable("fired", BpfTrace.Program(nameof(FiredShim), a => 0));
                while (FiredEnabled) for (;; Fired(x + "c")) lock (s_any) { using var kept = FiredTracepoint.Open(PProgram); }
            }

            static string M2(System.Func<int, int> f) { yield return f(1); }

            [RawTracepointProgram("fired")]
            static void P(string text, object any)
            {
                s_any = any ??= new object[text.Length];
                foreach (var one in s_numbers.Where(n => n > text.Length)) Keep(one, stackalloc int[] { 1 });
                try { System.Threading.Monitor.Enter(s_any = (1, text) with { Item1 = 2 }); } catch { throw; }
            }

            static void Keep(object o, System.ReadOnlySpan<int> s) => s_any = o is string { Length: > 2 } t ? t + 'x' : (object)s[0];
        }
        """;
}
