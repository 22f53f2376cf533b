using Microsoft.CodeAnalysis;
using RawTp.Testing;
using Xunit;

namespace RawTp.Generators.Tests;

/// <summary>Code as it is while it is being typed: the generator neither throws nor adds errors to those that are there.</summary>
public class HalfTypedCodeTests
{
    private const string Sample = """
        using System;
        using RawTp;

        namespace Net.Packets;

        public enum Verdict : byte { Pass, Drop }

        public partial class Outer
        {
            private static partial class Xdp
            {
                [TracePoint("xdp_exception", System = "xdp")]
                internal static unsafe partial void Exception(object? device, in (int A, string? B) pair, uint act = 3, Verdict* verdicts = null);

                [TracePoint]
                public static unsafe partial void Lengths(ReadOnlySpan<int> lengths, DateTime? when, delegate*<int, void> done);
            }

            private static ulong s_count;

            [RawTracepointProgram("xdp_exception")]
            internal static int Count(RawTracepointArgs args)
            {
                s_count += args[2];
                return args.Reference<object?>(0) is null ? -1 : (int)args.Value<uint>(2);
            }

            [RawTracepointProgram("xdp_exception"), RawTracepointProgram]
            private static void Typed(object? device, in (int A, string? B) pair) { unsafe { Xdp.Lengths([1, 2], DateTime.Now, null); } }
        }
        """;

    private static readonly SyntaxToken[] s_tokens = [.. Compilations.Create(Sample).SyntaxTrees.Single().GetRoot().DescendantTokens().Where(token => token.Span.Length > 0)];

    [Fact]
    public void The_whole_sample_is_generated()
    {
        GeneratorRun run = GeneratorRun.Of(new RawTracepointGenerator(), HalfTypedCode.Compile(Sample)).AssertNotFailed();
        Assert.Equal(5, run.Files.Length);
        Assert.Empty(Errors(run.Output));
    }

    [Fact]
    public void A_file_that_ends_after_any_token_is_harmless() =>
        AssertHarmless(s_tokens, token => Sample[..token.Span.End]);

    [Fact]
    public void A_file_that_lacks_any_token_is_harmless() =>
        AssertHarmless(s_tokens, token => Sample.Remove(token.SpanStart, token.Span.Length));

    [Fact]
    public void A_file_that_has_any_token_twice_is_harmless() =>
        AssertHarmless(s_tokens, token => Sample.Insert(token.SpanStart, token.Text + " "));

    [Fact]
    public void A_file_with_any_word_misspelt_is_harmless() =>
        AssertHarmless(s_tokens.Where(token => char.IsLetter(token.Text[0])), token => Sample.Insert(token.Span.End, "x"));

    [Theory]
    [InlineData("struct S { S s; }")]
    [InlineData("struct S { T t; } struct T { S s; }")]
    [InlineData("struct S { U<int> u; } struct U<T> { U<U<T>> u; }")]
    public void A_struct_that_holds_itself_is_harmless(string structs) =>
        Assert.Null(Harm($"{structs} partial class C {{ [RawTp.TracePoint] static partial void M(S s); }}"));

    private static void AssertHarmless(IEnumerable<SyntaxToken> tokens, Func<SyntaxToken, string> type)
    {
        string[] harms = [.. tokens.Select(token => (token, Harm: Harm(type(token)))).Where(one => one.Harm is not null).Select(one => $"at {Place(one.token)}: {one.Harm}")];
        if (harms.Length > 0)
            throw new CheckFailedException($"{harms.Length} texts are harmed.\n{string.Join("\n", harms)}");
    }

    /// <returns>What the generator did to a text that it should not have, or null.</returns>
    private static string? Harm(string text)
    {
        Compilation compilation = HalfTypedCode.Compile(text);
        GeneratorRun run = GeneratorRun.Of(new RawTracepointGenerator(), compilation);
        if (run.Exception is not null)
            return $"it threw {run.Exception}";
        HashSet<string> before = [.. Errors(compilation).Select(Key)];
        string[] added = [.. Errors(run.Output).Where(error => !before.Contains(Key(error))).Select(error => error.ToString()[(error.ToString().LastIndexOf('/') + 1)..])];
        return added.Length == 0 ? null : $"{added.Length} errors, the first of them {added[0]}";
    }

    private static string Place(SyntaxToken token) =>
        $"'{token.Text}' in line {token.GetLocation().GetLineSpan().StartLinePosition.Line + 1}, '{token.GetLocation().SourceTree!.GetText().Lines.GetLineFromPosition(token.SpanStart).ToString().Trim()}'";

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string Key(Diagnostic error) => $"{error.Id} {error.Location.SourceTree?.FilePath} {error.Location.SourceSpan}";
}
