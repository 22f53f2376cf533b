using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Robustness;

/// <summary>
/// What analyzers say of a compilation, here all rules' bad examples, depends on nothing else: not on how many threads ask, how often, or whether
/// anybody lost patience before.
/// </summary>
public sealed class RepeatedRunTests
{
    private static readonly Compilation s_examples = GeneratorRun.Of(
        new RawTracepointGenerator(),
        new CompilationSettings { ImplicitUsings = true },
        [.. Rules.Descriptors.Select(rule => new SourceFile(rule.Id + ".cs", $"namespace {rule.Id}\n{{\n{WithNamesOfItsOwn(rule.Id)}\n}}\n"))]).AssertNotFailed().Output;

    [Fact]
    public async Task Every_rule_is_provoked()
    {
        string[] found = await AnalyzeAsync(s_examples.Clone());
        Assert.Empty(Rules.Descriptors.Where(rule => !found.Any(line => line.Contains(rule.Id + ":", StringComparison.Ordinal))).Select(rule => rule.Id));
    }

    [Fact]
    public async Task Runs_at_the_same_time_over_one_compilation_say_the_same()
    {
        string[] expected = await AnalyzeAsync(s_examples.Clone(), isConcurrent: false);
        for (int round = 0; round < 5; round++)
        {
            // A new one, so that what analyzers keep about a compilation is made while they race.
            Compilation compilation = s_examples.Clone();
            foreach (string[] found in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AnalyzeAsync(compilation)))))
                Assert.Equal(expected, found);
        }
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_it_starts_leaves_nothing_behind()
    {
        string[] expected = await AnalyzeAsync(s_examples.Clone());
        Compilation compilation = s_examples.Clone();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AnalyzeAsync(compilation, cancellation: new CancellationToken(canceled: true)));
        Assert.Equal(expected, await AnalyzeAsync(compilation));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(100)]
    public async Task A_run_that_is_cancelled_midway_leaves_nothing_behind(int nodes)
    {
        string[] expected = await AnalyzeAsync(s_examples.Clone());
        Compilation compilation = s_examples.Clone();
        foreach (bool isConcurrent in new[] { false, true })
        {
            using CancellationTokenSource source = new();
            // It may have done everything by then, and then nothing is thrown.
            await Record.ExceptionAsync(() => AnalyzeAsync(compilation, isConcurrent, source.Token, new ImpatientAnalyzer(nodes, source)));
            Assert.True(source.IsCancellationRequested);
            Assert.Equal(expected, await AnalyzeAsync(compilation));
        }
    }

    /// <summary>Tracepoints of one name cannot be opened by it, which is no matter of this test.</summary>
    private static string WithNamesOfItsOwn(string id)
        => id == "RTP1007" ? RulePage.Of(id).BadExample.Replace("cache_get", "own_cache_get", StringComparison.Ordinal) : RulePage.Of(id).BadExample;

    private static async Task<string[]> AnalyzeAsync(Compilation compilation, bool isConcurrent = true, CancellationToken cancellation = default, params DiagnosticAnalyzer[] more)
    {
        AnalyzerRun run = new(compilation, [.. more, .. Rules.All], AnalyzerRun.Configured(null), isConcurrent: isConcurrent);
        return [.. (await run.DiagnosticsAsync(cancellation)).Select(diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal)];
    }

    /// <summary>Cancels the run that it is in when it has seen so many names.</summary>
#pragma warning disable RS1036, RS1038, RS1041, RS2008 // It is no analyzer that anybody installs.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class ImpatientAnalyzer(int nodes, CancellationTokenSource cancellation) : DiagnosticAnalyzer
    {
        private int _left = nodes;

        // One that has no rule is not run.
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
            [new("IMPATIENT", "Impatient", "Impatient", "Tests", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(
                _ =>
                {
                    if (Interlocked.Decrement(ref _left) == 0)
                        cancellation.Cancel();
                },
                SyntaxKind.IdentifierName);
        }
    }
}
