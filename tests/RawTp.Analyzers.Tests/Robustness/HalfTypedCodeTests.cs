using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Robustness;

/// <summary>Code as it is while someone types: no analyzer, no suppressor and no generator may throw, whatever is missing, and each answers.</summary>
public sealed class HalfTypedCodeTests
{
    /// <summary>Of the examples' tokens one in so many is looked at: together they are some thousand.</summary>
    private const int OneInExamples = 16;

    public static TheoryData<string> Samples => [.. HalfTypedSamples.All];

    public static TheoryData<string> Ids => [.. Rules.Descriptors.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Samples))]
    public Task Code_that_is_cut_off_at_any_token_makes_no_analyzer_throw(string sample) => AssertNothingThrowsAsync(HalfTypedCode.CutOff(sample));

    [Theory]
    [MemberData(nameof(Samples))]
    public Task Code_that_lacks_any_token_makes_no_analyzer_throw(string sample) => AssertNothingThrowsAsync(HalfTypedCode.Lacking(sample));

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Examples_of_rule_pages_that_lack_something_make_no_analyzer_throw(string id)
        => AssertNothingThrowsAsync(new[] { RulePage.Of(id).BadExample, RulePage.Of(id).GoodExample }
            .SelectMany(example => HalfTypedCode.CutOff(example, OneInExamples).Concat(HalfTypedCode.Lacking(example, OneInExamples))));

    [Fact]
    public async Task The_samples_and_examples_provoke_every_rule_and_every_suppressor()
    {
        HashSet<string> provoked = [];
        HashSet<string> suppressed = [];
        foreach (string sample in HalfTypedSamples.All.Concat(Rules.Descriptors.Select(rule => RulePage.Of(rule.Id).BadExample)))
        {
            foreach (Diagnostic diagnostic in await AnalyzeAsync(sample))
                (diagnostic.IsSuppressed ? suppressed : provoked).Add(diagnostic.Id);
        }
        Assert.Empty(Rules.Descriptors.Select(rule => rule.Id).Except(provoked));
        Assert.Empty(MisfiringAnalyzer.KnownToSuppressors.Except(suppressed));
    }

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
        ImmutableArray<Diagnostic> found = [.. (await AnalyzeAsync(source)).Where(diagnostic => diagnostic.Id.StartsWith("RTP", StringComparison.Ordinal))];
        Assert.Empty(found);
    }

    private static Task AssertNothingThrowsAsync(IEnumerable<string> sources)
        => Parallel.ForEachAsync(sources, async (source, _) => await AnalyzeAsync(source));

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string source)
    {
        try
        {
            return await Task.Run(() => AnalyzeAsync(GeneratorRun.Of(new RawTracepointGenerator(), HalfTypedCode.Compile(source)).AssertNotFailed().Output)).WaitAsync(HalfTypedCode.Patience);
        }
        catch (Exception exception)
        {
            throw new CheckFailedException($"{exception.Message}\nin\n{source}");
        }
    }

    private static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation)
        => new AnalyzerRun(compilation, [.. Rules.All, new MisfiringAnalyzer()], AnalyzerRun.Configured(null), reportSuppressed: true).DiagnosticsAsync();
}
