using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Robustness;

/// <summary>Code as it is while someone types: no analyzer may throw, whatever is missing.</summary>
public sealed class HalfTypedCodeTests
{
    public static TheoryData<string> Samples => [Declarations, Programs, Uses];

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

            [TracePoint] static partial void Fired(string text, object any = null, params int[] rest);

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

    [Theory]
    [MemberData(nameof(Samples))]
    public Task Code_that_is_cut_off_at_any_token_makes_no_analyzer_throw(string sample)
        => AssertNothingThrowsAsync(Tokens(sample).Select(token => sample[..token.SpanStart]));

    [Theory]
    [MemberData(nameof(Samples))]
    public Task Code_that_lacks_any_token_makes_no_analyzer_throw(string sample)
        => AssertNothingThrowsAsync(Tokens(sample).Select(token => sample.Remove(token.SpanStart, token.Span.Length)));

    [Theory]
    [InlineData("[TracePoint(new[] { \"a\" })] static partial void M();")]
    [InlineData("[TracePoint(1, 2, System = 3)] static partial void M();")]
    [InlineData("[TracePoint(System = new[] { \"a\" })] static partial void M();")]
    [InlineData("[TracePoint(\"a\", System = null, System = \"b\")] static partial void M();")]
    [InlineData("[TracePoint, TracePoint(\"b\")] static partial void M();")]
    [InlineData("[TracePoint(typeof(int))] static partial void M(__arglist);")]
    [InlineData("[RawTracepointProgram(new[] { \"a\" })] static void P(RawTracepointArgs args) { }")]
    [InlineData("[RawTracepointProgram(new object[] { null, 1 }, tracepoint: \"x\")] static void P() { }")]
    [InlineData("[RawTracepointProgram((string)(object)1)] static void P(RawTracepointArgs, RawTracepointArgs) { }")]
    [InlineData("[RawTracepointProgram(NoSuch)] static void P(RawTracepointArgs args) => args[NoSuch] + args[] + args[1, 2] + args[\"x\"] + args.Value<>(1) + args.Value(1) + args.NoSuch(args);")]
    [InlineData("[RawTracepointProgram] static P(RawTracepointArgs args) => args[5];")]
    [InlineData("[RawTracepointProgram] static void P(int, int) { } [TracePoint] static partial void (int x); [TracePoint] partial")]
    [InlineData("[assembly: RawTracepointMapEntry(null, null, null, null, null)] [RawTracepointProgram(\"x\")] static void P() { }")]
    public Task Attributes_and_reads_that_do_not_compile_make_no_analyzer_throw(string members)
        => AssertNothingThrowsAsync([$"using RawTp; partial class C {{ {members} }}", $"using RawTp; {members}"]);

    [Theory]
    [InlineData("args[NoSuch]")]
    [InlineData("args[NoSuch()]")]
    [InlineData("args[1 + NoSuch]")]
    [InlineData("args.NoSuch")]
    [InlineData("args.NoSuch(1)")]
    [InlineData("args.Value<NoSuch>(1)")]
    [InlineData("args + args")]
    public async Task A_read_that_the_compiler_rejects_is_not_reported_once_more(string read)
    {
        string source = $$"""partial class C { [RawTp.RawTracepointProgram] static void P(RawTp.RawTracepointArgs args) => _ = {{read}}; }""";
        ImmutableArray<Diagnostic> found = await AnalyzeAsync(Compilations.Create(source));
        Assert.Empty(found);
    }

    private static IEnumerable<SyntaxToken> Tokens(string sample) => CSharpSyntaxTree.ParseText(sample).GetRoot().DescendantTokens();

    private static async Task AssertNothingThrowsAsync(IEnumerable<string> sources)
    {
        // Replacing the tree keeps what the compiler knows of the references, which makes a compilation cheap.
        Compilation compilation = Compilations.Create("");
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        await Parallel.ForEachAsync(sources, async (source, _)
            => await AnalyzeAsync(compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)tree.Options, tree.FilePath))));
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation)
    {
        ConcurrentQueue<Exception> thrown = new();
        Compilation output = GeneratorRun.Of(new RawTracepointGenerator(), compilation).AssertNotFailed().Output;
        CompilationWithAnalyzers analysis = new(output, [.. Rules.All], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => thrown.Enqueue(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> found = await analysis.GetAnalyzerDiagnosticsAsync();
        Assert.True(thrown.IsEmpty, $"{string.Join("\n", thrown)}\nin\n{compilation.SyntaxTrees.First()}");
        return found;
    }
}
