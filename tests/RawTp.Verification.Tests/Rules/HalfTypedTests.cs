using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RawTp.Model.Verification;
using RawTp.Verification.Tests.Programs;

namespace RawTp.Verification.Tests.Rules;

/// <summary>While a program is being typed most of what there is does not compile; the analysis looks at it all the same.</summary>
public class HalfTypedTests
{
    private const int Versions = 60;

    [Theory]
    [InlineData("Missing(args);")]
    [InlineData("_ = args.Missing;")]
    [InlineData("_ = args == Missing;")]
    [InlineData("_ = args is { Missing: 3 };")]
    [InlineData("Missing m = args;")]
    [InlineData("foreach (var x in args) { }")]
    [InlineData("_ = new Missing { A = args };")]
    [InlineData("_ = args[Missing.X & 3];")]
    [InlineData("_ = args.Value<Missing>(1);")]
    [InlineData("int i = 1; Missing(ref i); _ = args[i];")]
    [InlineData("int i = 1; Missing(() => i = 5); _ = args[i];")]
    [InlineData("int i = 1; i.Missing = 3; _ = args[i];")]
    [InlineData("int i = Inputs.I; if (i >= 0 && i < Missing.X) _ = args[i];")]
    public void A_program_that_does_not_compile_where_its_arguments_are_used_is_not_verified(string body)
    {
        var compilation = ProgramCompilation.Of($"using System; using RawTp; using RawTp.Verification.Tests.Programs; public static class P {{ public static void Run(RawTracepointArgs args) {{ {body} }} }}");
        Assert.False(ProgramVerification.Verify(compilation.Method("P", "Run"), compilation.Compilation, CancellationToken.None).IsVerified);
    }

    [Theory]
    [InlineData("return args[0] + args[2];", "")]
    [InlineData("ulong sum = 0; for (int i = 0; i < args.Count; i++) sum += args[i]; return sum;", "")]
    [InlineData("int i = 0; while (i < 4 && args[i] != 0) { i++; if (i == 2) continue; } return args[i & 3];", "")]
    [InlineData("return args is [_, var x, .., 5] ? x : args is { Count: > 3 and < 7 } ? args[3] : 0;", "")]
    [InlineData("return Helper(args, (int)args[1] & 3) + Twice(args)[^1];", "static ulong Helper(RawTracepointArgs a, int i) => i switch { 0 => a[0], > 2 => a[i], _ => Helper(a, i + 1) }; static RawTracepointArgs Twice(RawTracepointArgs a) => a;")]
    [InlineData("ulong Local(int i) => args[i]; return Local(2);", "")]
    [InlineData("int i = Inputs.I; bool ok = i is >= 0 and < 3; if (ok) return args[i]; (i, int j) = (1, 2); return args[i + j];", "")]
    [InlineData("ulong w = args[0]; if ((w & 8) != 0 && (uint)w < 3) { w = w << 2 | 1; } return (long)w > 4 ? args[5] : args.Value<byte>(1);", "")]
    [InlineData("try { return args[checked((int)args[0])]; } catch (Exception e) when (e.HResult == 1) { return args[1]; } finally { Inputs.I++; }", "")]
    [InlineData("switch (Inputs.I) { case 1: return args[1]; case > 2 and < 5: goto case 1; default: break; } again: if (Inputs.Flag) goto again; return 0;", "")]
    [InlineData("var h = new H(args); using (h) { h.A = args; return h[2] + h.A[3]; }", "ref struct H(RawTracepointArgs a) { public RawTracepointArgs A = a; public ulong this[int i] => A[i]; public void Dispose() { } }")]
    [InlineData("Func<int, int> f = x => x + 1; ref int r = ref Inputs.I; int i = Math.Clamp(f(r), 0, 3); return args[i] + args.Reference<string>(4)!.Length;", "")]
    public void A_program_without_some_of_its_tokens_is_looked_at_like_any_other(string body, string members)
    {
        string source = $$"""
            using System;
            using RawTp;
            using RawTp.Verification.Tests.Programs;
            public static unsafe partial class P
            {
                public static ulong Run(RawTracepointArgs args)
                {
                    {{body}}
                }
                {{members}}
            }
            """;
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()];
        var random = new Random(body.Length);
        int seen = 0;
        for (int version = 0; version < Versions; version++)
        {
            string text = source;
            foreach (SyntaxToken token in random.GetItems(tokens, 1 + version % 4).Distinct().OrderByDescending(static token => token.SpanStart))
                text = text.Remove(token.SpanStart, token.Span.Length);
            Compilation compilation = ProgramCompilation.Of(text).Compilation;
            foreach (IMethodSymbol method in compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Member).OfType<IMethodSymbol>())
            {
                Assert.NotNull(ProgramVerification.Verify(method, compilation, CancellationToken.None));
                seen++;
            }
        }
        Assert.True(seen > Versions / 2, $"{seen} methods");
    }
}
