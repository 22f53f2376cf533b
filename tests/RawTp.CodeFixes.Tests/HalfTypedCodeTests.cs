using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.CodeFixes.Tests;

/// <summary>Code as it is while someone types: no fix may throw, when it is offered or when it is applied, whatever is missing.</summary>
public sealed class HalfTypedCodeTests
{
    private const string Sample = """
        using RawTp;

        class Outer
        {
            public readonly record struct Inner(int X)
            {
                /// <summary>Doc.</summary>
                [TracePoint] protected async System.Threading.Tasks.Task NotYet(int x) // why
                {
                }

                [TracePoint] static partial void Rx(int x);
            }
        }

        static partial class Monitor
        {
            [RawTracepointProgram("rx"), RawTracepointProgram(tracepoint: @"rxx")]
            static ulong P(RawTracepointArgs args) => args[1] + args.Value<ulong>(index: -1) + args[1 + 1];

            [TracePoint("rx")] static partial void R(int x);

            [TracePoint] static partial void Fired(string text);

            static int Set { set => Fired($"{value}"); }

            static async void M(int x, RawTracepoint t)
            {
                if (x > 3) Fired(x.ToString()); else t?.Open(PProgram);
                System.Action later = () => Fired("a" + x);
                var kept = t.Open(PProgram);
                _ = await RawTracepoint.OpenWhenAvailable("rx", PProgram);
            }

            record struct Big(int A, long B, long C, long D, long E, Big? F);

            [TracePoint] static partial void Bigger(Big x, ref int y);
        }
        """;

    private const string Programs = """
        using RawTp;
        partial class C
        {
            [TracePoint("rx")] static partial void R(int x);
            [RawTracepointProgram("rx")] static void P(RawTracepointArgs args) { int x = (int)args[0]; }
            [RawTracepointProgram("rx")] static int Q(in int x) => /* a */ x;
        }
        """;

    /// <summary>Of the sample's tokens one in so many is looked at, and of the examples', which are some thousand, one in many more.</summary>
    private const int OneIn = 3;

    private const int OneInExamples = 24;

    private static IEnumerable<string> Examples => RulePage.All.SelectMany(page => new[] { page.BadExample, page.GoodExample });

    [Fact]
    public async Task Code_that_is_cut_off_at_any_token_makes_no_fix_throw()
        => Assert.NotEqual(0, await ForEachAsync(HalfTypedCode.CutOff(Sample, OneIn), FixEverythingAsync));

    [Fact]
    public async Task Code_that_lacks_any_token_makes_no_fix_throw()
        => Assert.NotEqual(0, await ForEachAsync(HalfTypedCode.Lacking(Sample, OneIn), FixEverythingAsync));

    [Fact]
    public async Task Examples_of_rule_pages_that_lack_any_token_make_no_fix_throw()
        => Assert.NotEqual(0, await ForEachAsync(Examples.SelectMany(example => HalfTypedCode.Lacking(example, OneInExamples)), FixEverythingAsync));

    [Fact]
    public async Task Code_that_is_cut_off_at_any_token_makes_no_refactoring_throw()
        => Assert.NotEqual(0, await ForEachAsync(HalfTypedCode.CutOff(Programs), RefactorEverythingAsync));

    [Fact]
    public async Task Code_that_lacks_any_token_makes_no_refactoring_throw()
        => Assert.NotEqual(0, await ForEachAsync(HalfTypedCode.Lacking(Programs), RefactorEverythingAsync));

    [Fact]
    public async Task Examples_of_rule_pages_that_lack_any_token_make_no_refactoring_throw()
        => Assert.NotEqual(0, await ForEachAsync(Examples.SelectMany(example => HalfTypedCode.Lacking(example, OneInExamples)), RefactorEverythingAsync));

    /// <summary>Roslyn's formatter throws on this, wherever in the file it is to format.</summary>
    [Fact]
    public async Task A_file_that_cannot_be_formatted_is_changed_all_the_same()
        => Assert.NotEqual(0, await ForEachAsync(
            ["""
            using RawTp;
            public static partial class Cache
            {
                [TracePoint("cache_get")]
                public static partial void Get(string key, long hits, int error);
            }
            public static partial  Monitor
            {
                [RawTracepointProgram("cache_get")]
                static ulong Failures(RawTracepointArgs args) => (long)args[2] < 0 ? 1ul : 0;
            }
            """],
            async document => await FixEverythingAsync(document) + await RefactorEverythingAsync(document)));

    /// <returns>How many changes were applied.</returns>
    private static async Task<int> ForEachAsync(IEnumerable<string> sources, Func<Document, Task<int>> change)
    {
        using AdhocWorkspace workspace = new();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Sample", "Sample", LanguageNames.CSharp,
            compilationOptions: HalfTypedCode.Empty.Options,
            metadataReferences: HalfTypedCode.Empty.References,
            analyzerReferences: [new GeneratorReference()]));
        foreach (SyntaxTree other in HalfTypedCode.Empty.SyntaxTrees.Skip(1))
            project = project.AddDocument(other.FilePath, other.GetText()).Project;
        Document document = project.AddDocument("Source.cs", "");
        int applied = 0;
        await Parallel.ForEachAsync(sources, async (source, _)
            => Interlocked.Add(ref applied, await Task.Run(() => ChangeAsync(source, () => change(document.WithText(SourceText.From(source))))).WaitAsync(HalfTypedCode.Patience)));
        return applied;
    }

    private static async Task<int> ChangeAsync(string source, Func<Task<int>> change)
    {
        try
        {
            return await change();
        }
        catch (Exception exception)
        {
            throw new CheckFailedException($"{exception}\nin\n{source}");
        }
    }

    private static async Task<int> FixEverythingAsync(Document document)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> found = await new AnalyzerRun(compilation, Fixes.Analyzers, AnalyzerRun.Configured(null)).DiagnosticsAsync();
        SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
        int applied = 0;
        foreach (Diagnostic diagnostic in found.Where(diagnostic => diagnostic.Location.SourceTree == tree))
        {
            foreach (CodeFixProvider fix in Fixes.All.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                List<CodeAction> offered = [];
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
                foreach (CodeAction action in offered)
                    applied += (await action.GetOperationsAsync(CancellationToken.None)).Length;
            }
        }
        return applied;
    }

    /// <summary>With the caret at each word once; of what is offered, each action is applied once.</summary>
    private static async Task<int> RefactorEverythingAsync(Document document)
    {
        Dictionary<string, CodeAction> offered = [];
        SyntaxNode root = (await document.GetSyntaxRootAsync())!;
        foreach (SyntaxToken word in root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.StringLiteralToken)))
        {
            foreach (CodeRefactoringProvider refactoring in Fixes.Refactorings)
                await refactoring.ComputeRefactoringsAsync(new CodeRefactoringContext(document, new TextSpan(word.SpanStart, 0), action => offered[action.Title] = action, CancellationToken.None));
        }
        int applied = 0;
        foreach (CodeAction action in offered.Values)
            applied += (await action.GetOperationsAsync(CancellationToken.None)).Length;
        return applied;
    }

    private sealed class GeneratorReference : AnalyzerReference
    {
        private readonly ImmutableArray<ISourceGenerator> _generators = [new RawTracepointGenerator().AsSourceGenerator()];

        public override string? FullPath => null;

        public override object Id => this;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
    }
}
