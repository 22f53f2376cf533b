using System.Text;
using Microsoft.CodeAnalysis;
using RawTp.Model;
using RawTp.Model.Verification;
using RawTp.Verification.Tests.Programs;
using RawTp.Verification.Tests.RandomPrograms;

namespace RawTp.Verification.Tests.Rules;

/// <summary>What is read off a program's text is what following its flow finds.</summary>
public class StraightProgramTests
{
    [Theory]
    [InlineData("{ s_sink = args[0] + (ulong)args.Value<uint>(2); return args[11]; }")]
    [InlineData("=> args.Value<bool>(3) ? 1UL : 0;")]
    [InlineData("=> args.Reference<string?>(0) is null ? args.Cookie : 0;")]
    [InlineData("=> (ulong)args.Reference<List<string?>>(1).Count + (ulong)args.Span<N.Point>(2).Length + (ulong)args.Ref<(int A, N.Point? B)>(3).A;")]
    [InlineData("{ if (args[1] > 2) { s_sink++; } else s_sink = 3; ulong x = args[2] is > 3 and < 9 ? 1UL : 2; return x; }")]
    [InlineData("{ s_sink = args[0] == 1 && s_sink == 2 || s_sink > 3 ? 1UL : 0; s_name ??= \"\"; return args[20]; }")]
    [InlineData("{ s_array[args[1]] += args[2]; (s_sink, s_array[0]) = (args.Value<N.Kind>(3) == 0 ? 1UL : 2, args[4]); return 0; }")]
    [InlineData("=> args.Value<Hidden>(1) == 0 && args.Cookie > 0 ? 1UL : 2;")]
    [InlineData("{ ref readonly long x = ref args.Ref<long>(1); { s_sink = (ulong)x; } ; return 0; }")]
    public void What_is_read_on_every_way_by_a_literal_index_needs_no_flow(string body) => Assert.True(IsStraight(body));

    [Theory]
    [InlineData("=> s_sink > 0 ? args[1] : 0;")]
    [InlineData("=> s_sink > 0 && args[1] > 0 ? 1UL : 0;")]
    [InlineData("{ if (s_sink > 0) return args[1]; return 0; }")]
    [InlineData("{ if (s_sink > 0) { s_sink = args[1]; } return 0; }")]
    [InlineData("{ if (s_sink > 0) return 0; return args[1]; }")]
    [InlineData("{ if (args.Count < 3) return 0; return args[2]; }")]
    [InlineData("=> args.Count > 2 ? args[2] : 0;")]
    [InlineData("=> (ulong)args.Count;")]
    [InlineData("{ throw new Exception(); }")]
    [InlineData("{ s_sink = s_name == \"\" ? throw new Exception() : 1UL; return args[1]; }")]
    [InlineData("{ while (s_sink > 0) { } return args[1]; }")]
    [InlineData("{ do { s_sink = args[1]; } while (s_sink > 0); return 0; }")]
    [InlineData("{ try { s_sink = args[1]; } finally { } return 0; }")]
    [InlineData("=> Helper(args);")]
    [InlineData("{ var copy = args; return copy[1]; }")]
    [InlineData("=> args[Two];")]
    [InlineData("=> args[^1];")]
    [InlineData("=> args[index: 1];")]
    [InlineData("=> (ulong)nameof(args).Length;")]
    [InlineData("=> s_name?.Length > 0 ? (ulong)(s_name?.IndexOf((char)args[1]) ?? 0) : 0;")]
    [InlineData("{ s_name ??= args.Reference<string>(1); return 0; }")]
    [InlineData("{ Func<int> one = () => 1; return args[1]; }")]
    [InlineData("{ int One() => 1; return args[1]; }")]
    [InlineData("=> (args[1] switch { 1 => 2UL, _ => args[2] });")]
    [InlineData("{\n#nullable disable\nreturn args.Reference<string>(1) == null ? 1UL : 2;\n}")]
    public void Everything_else_does(string body) => Assert.False(IsStraight(body));

    [Fact]
    public void Random_straight_programs_are_found_to_read_the_same()
    {
        const int Programs = 300;
        string source = string.Concat(Enumerable.Range(1, Programs).Select(seed => new Writer(new Choices(Choices.Draw((ulong)seed))).Program($"P{seed}")));
        int straight = Compile(source, Programs).Count(static one => one);
        Assert.InRange(straight, Programs / 4, Programs - 20);
    }

    private static bool IsStraight(string body)
        => Compile($"static partial class P1 {{ enum Hidden {{ }} static ulong Helper(RawTracepointArgs other) => other[1]; internal const int Two = 2; internal static ulong Run(RawTracepointArgs args) {body} }}", 1).Single();

    /// <returns>Of each program whether it was straight; what was read off it then is compared.</returns>
    private static IEnumerable<bool> Compile(string source, int programs)
    {
        ProgramCompilation compilation = ProgramCompilation.Of($$"""
            #nullable enable
            using System;
            using System.Collections.Generic;
            using RawTp;
            using static Shared;
            namespace N { public enum Kind { } public struct Point { public long X, Y; } }
            public static class Shared { public static ulong s_sink; public static string? s_name; public static ulong[] s_array = new ulong[9]; }
            {{source}}
            """);
        Assert.Empty(compilation.Errors);
        for (int i = 1; i <= programs; i++)
        {
            IMethodSymbol program = compilation.Method($"P{i}", "Run");
            if (StraightProgram.ReadsOf(program, compilation.Compilation, CancellationToken.None) is not { } straight)
            {
                yield return false;
                continue;
            }
            ArgumentReads followed = ProgramVerification.Follow(program, new CallGraph(program, compilation.Compilation, CancellationToken.None), CancellationToken.None);
            Assert.Empty(followed.Unverifiable);
            Assert.Equal(string.Join("\n", followed.Reads.Select(Describe).Order()), string.Join("\n", straight.Reads.Select(Describe).Order()));
            yield return true;
        }
    }

    private static string Describe(ArgumentRead read)
        => $"{read.First} {read.Last} {read.IsGuarded} {read.CountNeeded} {read.Accessor} {read.CalledMethod} {read.Type?.ToDisplayString(NullableFlowState.None, SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier))} {read.Type?.NullableAnnotation} {read.Place.Span}";

    private sealed class Writer(Choices choices)
    {
        public string Program(string name)
        {
            var text = new StringBuilder($"static class {name} {{ internal static ulong Run(RawTracepointArgs args) {{ ");
            for (int count = choices.Next(4); count >= 0; count--)
                text.Append(choices.Next(12) switch
                {
                    < 5 => $"s_sink += {Value(2)}; ",
                    < 7 => $"ulong v{count} = {Value(2)}; ",
                    < 8 => $"if ({Value(1)} > 2) {{ s_sink++; }} else s_sink += {Value(0)}; ",
                    < 9 => $"s_array[{Value(1)}] = {Value(1)}; ",
                    < 10 => $"{{ s_sink = {Value(1)}; }} ",
                    < 11 => $"if ({Value(1)} > 2) return 1; ",
                    _ => $"for (int i = 0; i < 3; i++) s_sink += {Value(1)}; ",
                });
            return text.Append($"return {Value(2)}; }} }}\n").ToString();
        }

        private string Value(int depth)
            => choices.Next(depth == 0 ? 6 : 11) switch
            {
                0 => "s_sink",
                1 => $"{choices.Next(9)}UL",
                2 or 3 => $"args[{choices.Next(14)}]",
                4 => $"(ulong)args.Value<{choices.Of("byte", "uint", "ulong", "char")}>({choices.Next(12)})",
                5 => $"(ulong)args.Value<{choices.Of("int", "long", "N.Kind", "sbyte")}>({choices.Next(12)})",
                6 or 7 => $"({Value(depth - 1)} {choices.Of("+", "*", "&", "^")} {Value(depth - 1)})",
                8 => $"({Value(depth - 1)} > {choices.Next(3)} ? {choices.Next(5)}UL : s_sink)",
                9 => $"({Value(depth - 1)} > {Value(0)} && s_sink > {Value(0)} ? 1UL : {Value(0)})",
                _ => $"Math.Max({Value(depth - 1)}, {Value(depth - 1)})",
            };
    }
}
