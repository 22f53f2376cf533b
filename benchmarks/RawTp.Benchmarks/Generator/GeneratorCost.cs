using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RawTp.Benchmarks.Analyzers;

namespace RawTp.Benchmarks.Generator;

/// <summary>What a driver took, in milliseconds by its own clock, and what was allocated meanwhile.</summary>
internal sealed class Cost
{
    public List<double> Times { get; } = [];

    public List<double> Bytes { get; } = [];

    public double Time => Median(Times);

    public double Allocated => Median(Bytes);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

/// <summary>A generator that has seen its files once, and is then asked again after edits.</summary>
internal sealed class GeneratorCost
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location) || Path.GetFileName(path) is "RawTp.Runtime.dll" or "Microsoft.Extensions.Logging.Abstractions.dll")
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly CSharpCompilation _sources;
    private readonly Func<IIncrementalGenerator> _generator;
    private CSharpCompilation _edited;
    private GeneratorDriver _driver;

    public GeneratorCost(Subject subject, IReadOnlyList<LinuxTracepoint> linux, int count)
    {
        Subject = subject;
        _generator = () => subject.Generator(count);
        // Not concurrent, so that what is allocated is allocated by the driver's own thread.
        _sources = CSharpCompilation.Create(
            "Benchmark",
            subject.Files(linux, count).Select(static file => CSharpSyntaxTree.ParseText(file.Text, s_parseOptions, file.Path)),
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));
        _edited = _sources;
        _driver = CSharpGeneratorDriver.Create([], parseOptions: s_parseOptions);
    }

    public Subject Subject { get; }

    public Cost Cold { get; } = new();

    public Cost EditElsewhere { get; } = new();

    public Cost EditOfOne { get; } = new();

    /// <summary>As in a build: nothing is known of these files.</summary>
    public void RunCold(bool counts)
    {
        _driver = CSharpGeneratorDriver.Create([_generator().AsSourceGenerator()], parseOptions: s_parseOptions);
        _edited = (CSharpCompilation)_sources.Clone();
        Run(counts ? Cold : new Cost());
        if (_driver.GetRunResult().Results.Single().Exception is { } exception)
            throw new InvalidOperationException($"{Subject.Name} threw.", exception);
    }

    /// <summary>In the body of a method that is none of the generator's business, and then in the parameters of one that is.</summary>
    public void RunEdits(int number, bool counts)
    {
        Replace(Subject.Elsewhere, new Regex("y = [^;]*"), $"y = x + {number}");
        Run(counts ? EditElsewhere : new Cost());
        Replace(_sources.SyntaxTrees[0].FilePath, new Regex(@"(uint|ulong|byte|ushort) a0|\bstring a0"), number % 2 == 0 ? "ushort a0" : "ulong a0");
        Run(counts ? EditOfOne : new Cost());
    }

    private void Run(Cost cost)
    {
        foreach (SyntaxTree tree in _edited.SyntaxTrees)
            tree.GetRoot();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        _driver = _driver.RunGenerators(_edited);
        cost.Bytes.Add(GC.GetTotalAllocatedBytes(precise: true) - before);
        cost.Times.Add(_driver.GetTimingInfo().ElapsedTime.TotalMilliseconds);
    }

    /// <summary>Replaces the first part of a file that matches, as an editor does: what is parsed anew is what stands there.</summary>
    private void Replace(string path, Regex what, string by)
    {
        SyntaxTree tree = _edited.SyntaxTrees.Single(tree => tree.FilePath == path);
        SourceText text = tree.GetText();
        Match found = what.Match(text.ToString());
        SyntaxTree edited = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(found.Index, found.Length), by)));
        _edited = _edited.ReplaceSyntaxTree(tree, edited);
    }
}
