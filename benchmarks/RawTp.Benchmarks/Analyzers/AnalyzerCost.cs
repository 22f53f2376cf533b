using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Benchmarks.Analyzers;

/// <summary>
/// What the analyzers and the generator add to the compiler's own time: in a build of all of Linux's tracepoints with a program for each, and for an
/// edit in the body of one of those programs. Or, given a folder, what they add and report in its C# files, which have nothing to do with RawTp.
/// </summary>
internal sealed class AnalyzerCost
{
    private const int Runs = 3;

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Preview);

    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private readonly IIncrementalGenerator _generator;
    private readonly CSharpCompilation _sources;

    private AnalyzerCost(IEnumerable<(string Path, string Text)> files)
    {
        _analyzers = [.. Checkout.InstancesOf<DiagnosticAnalyzer>(Checkout.Built("RawTp.Analyzers"))];
        _generator = Checkout.InstancesOf<IIncrementalGenerator>(Checkout.Built("RawTp.Generators")).Single();
        _sources = CSharpCompilation.Create(
            "Benchmark",
            files.AsParallel().AsOrdered().Select(static file => CSharpSyntaxTree.ParseText(file.Text, s_parseOptions, file.Path)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsReferenced).Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <param name="folders">Of C# files to be quiet about; none for Linux's tracepoints.</param>
    public static async Task RunAsync(string[] folders)
    {
        if (folders.Length == 0)
        {
            LinuxTracepoint[] tracepoints = [.. LinuxSource.Read()];
            AnalyzerCost linux = new(LinuxSource.Write(tracepoints, tracepoints.Length, withPrograms: true));
            await linux.MeasureBuildAsync("1,601 tracepoints and programs");
            await linux.MeasureEditAsync();
            return;
        }
        foreach (string folder in folders)
        {
            string[] files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories);
            AnalyzerCost other = new(files.Select(static path => (path, File.ReadAllText(path))));
            await other.MeasureBuildAsync($"{folder}, {files.Length} files");
        }
    }

    private async Task MeasureBuildAsync(string what)
    {
        List<double> generating = [], compiling = [], idling = [], analyzing = [];
        Dictionary<string, List<double>> single = [];
        ImmutableArray<Diagnostic> found = [];
        // The first run of each warms up, and the two are interleaved, as the machine's speed changes over minutes.
        for (int run = 0; run <= Runs; run++)
        {
            Compilation generated = _sources.Clone();
            double generator = Time(() => Driver().RunGeneratorsAndUpdateCompilation(_sources.Clone(), out generated, out _));
            double compiler = Time(() => generated.Clone().Emit(Stream.Null));
            (double idle, _, _) = await TimeAsync(generated.Clone(), [new IdleAnalyzer()]);
            (double analyzers, CompilationWithAnalyzers analysis, found) = await TimeAsync(generated.Clone(), _analyzers);
            if (run == 0)
                continue;
            generating.Add(generator);
            compiling.Add(compiler);
            idling.Add(idle);
            analyzing.Add(analyzers);
            foreach (DiagnosticAnalyzer analyzer in _analyzers)
            {
                string name = analyzer.GetType().Name;
                (single.TryGetValue(name, out List<double>? times) ? times : single[name] = [])
                    .Add((await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime.TotalMilliseconds);
            }
        }
        Console.WriteLine($"{what}: {found.Count(static one => one.Id != "RTP0008")} reports");
        foreach (Diagnostic one in found.Take(10))
            Console.WriteLine($"  {one}");
        Console.WriteLine($"| compiler (bind and emit) | {Spread(compiling)} |");
        Console.WriteLine($"| generator, cold | {Spread(generating)} |");
        Console.WriteLine($"| one analyzer that does nothing | {Spread(idling)} |");
        Console.WriteLine($"| all analyzers | {Spread(analyzing)} | {100 * Median(analyzing) / Median(compiling):f0} % of the compiler's |");
        foreach ((string name, List<double> times) in single.OrderByDescending(static one => Median(one.Value)))
            Console.WriteLine($"| {name} | {Spread(times)} |");
    }

    private static async Task<(double Time, CompilationWithAnalyzers Analysis, ImmutableArray<Diagnostic> Found)> TimeAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        CompilationWithAnalyzers analysis = Analyze(compilation, analyzers, measured: true);
        // All of the compiler's diagnostics first, so that what analyzers cost is theirs alone.
        analysis.Compilation.GetDiagnostics();
        Stopwatch watch = Stopwatch.StartNew();
        ImmutableArray<Diagnostic> found = await analysis.GetAnalyzerDiagnosticsAsync();
        return (watch.Elapsed.TotalMilliseconds, analysis, found);
    }

    /// <summary>From an edit in one body to the diagnostics of its file: what an editor does at every key.</summary>
    private async Task MeasureEditAsync()
    {
        GeneratorDriver driver = Driver().RunGeneratorsAndUpdateCompilation(_sources, out Compilation whole, out _);
        whole.GetDiagnostics();
        Compilation sources = _sources;
        SyntaxTree tree = sources.SyntaxTrees.First(static one => one.FilePath.EndsWith("S_sched.cs", StringComparison.Ordinal));
        List<double> generating = [], compiling = [], analyzing = [];
        for (int run = 0; run <= 4 * Runs; run++)
        {
            string text = tree.ToString();
            int at = text.IndexOf("s_seen = ", StringComparison.Ordinal);
            SyntaxTree edited = tree.WithChangedText(tree.GetText().WithChanges(new Microsoft.CodeAnalysis.Text.TextChange(new(at, 0), $"_ = {run}; ")));
            sources = sources.ReplaceSyntaxTree(tree, edited);
            tree = edited;
            Compilation generated = sources;
            double generator = Time(() => driver = driver.RunGeneratorsAndUpdateCompilation(sources, out generated, out _));
            double compiler = Time(() => generated.GetSemanticModel(edited).GetDiagnostics());
            Stopwatch watch = Stopwatch.StartNew();
            CompilationWithAnalyzers analysis = Analyze(generated, _analyzers, measured: false);
            await analysis.GetAnalyzerSyntaxDiagnosticsAsync(edited, CancellationToken.None);
            await analysis.GetAnalyzerSemanticDiagnosticsAsync(generated.GetSemanticModel(edited), null, CancellationToken.None);
            double analyzers = watch.Elapsed.TotalMilliseconds;
            if (run == 0)
                continue;
            generating.Add(generator);
            compiling.Add(compiler);
            analyzing.Add(analyzers);
        }
        Console.WriteLine("An edit in one body, in a file with the tracepoints of 'sched':");
        Console.WriteLine($"| compiler, the file's diagnostics | {Spread(compiling)} |");
        Console.WriteLine($"| generator | {Spread(generating)} |");
        Console.WriteLine($"| all analyzers, the file's diagnostics | {Spread(analyzing)} |");
    }

    private static CompilationWithAnalyzers Analyze(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, bool measured)
        => new(compilation, analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: static (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer} threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: measured));

    private GeneratorDriver Driver() => CSharpGeneratorDriver.Create([_generator.AsSourceGenerator()], parseOptions: s_parseOptions);

    /// <summary>The framework and the runtime, and not what benchmarks themselves need.</summary>
    private static bool IsReferenced(string path)
        => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location) || Path.GetFileName(path) == "RawTp.Runtime.dll";

    private static double Time(Action action)
    {
        Stopwatch watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static string Spread(List<double> times) => $"{Median(times):f0} ms ({times.Min():f0} to {times.Max():f0})";

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
