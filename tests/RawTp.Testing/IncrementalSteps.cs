using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace RawTp.Testing;

/// <summary>
/// A generator that runs again and again over an edited compilation, as in an editor, and what each of its tracked steps
/// (<c>WithTrackingName</c>) and outputs did the last time.
/// </summary>
/// <example>
/// <code>
/// IncrementalSteps steps = IncrementalSteps.Start(generator, compilation);
/// steps.Run(c => c.Edit("int x;", "int y;")).AssertNothingRemade();
/// </code>
/// </example>
public sealed class IncrementalSteps
{
    private GeneratorDriver _driver;
    private Compilation _compilation;
    private GeneratorRunResult _result;

    private IncrementalSteps(IIncrementalGenerator generator, Compilation compilation)
    {
        _compilation = compilation;
        _driver = GeneratorRun.CreateDriver([generator], compilation, editorConfig: null, trackSteps: true);
        Run();
    }

    /// <summary>The compilation of the last run, without generated files.</summary>
    public Compilation Compilation => _compilation;

    /// <summary>The files as of the last run.</summary>
    public ImmutableArray<GeneratedFile> Files =>
        [.. _result.GeneratedSources.Select(source => new GeneratedFile(source.HintName, source.SourceText.ToString()))];

    public static IncrementalSteps Start(IIncrementalGenerator generator, Compilation compilation) => new(generator, compilation);

    /// <summary>Runs the generator again over the edited compilation.</summary>
    public IncrementalSteps Run(Func<Compilation, Compilation> edit)
    {
        _compilation = edit(_compilation);
        Run();
        return this;
    }

    /// <summary>What a step did for each of its values, in order.</summary>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string step) =>
        OwnSteps().TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs)
            ? ReasonsOf(runs)
            : throw new CheckFailedException($"The generator has no tracked step '{step}'; it has {string.Join(", ", OwnSteps().Keys)}.");

    /// <summary>What happened to each generated file (or batch of files made together), in order.</summary>
    public ImmutableArray<IncrementalStepRunReason> OutputReasons() => ReasonsOf(_result.TrackedOutputSteps.Values.SelectMany(runs => runs));

    /// <summary>Fails unless a step did exactly this for each of its values.</summary>
    public IncrementalSteps AssertReasons(string step, params IncrementalStepRunReason[] expected)
    {
        if (!Reasons(step).SequenceEqual(expected))
            throw new CheckFailedException($"The step '{step}' was expected to be [{string.Join(", ", expected)}].\n{Describe()}");
        return this;
    }

    /// <summary>Fails unless the outputs were exactly this, in any order.</summary>
    public IncrementalSteps AssertOutputReasons(params IncrementalStepRunReason[] expected)
    {
        if (!OutputReasons().Order().SequenceEqual(expected.Order()))
            throw new CheckFailedException($"The outputs were expected to be [{string.Join(", ", expected)}].\n{Describe()}");
        return this;
    }

    /// <summary>Fails unless every tracked step is Cached or Unchanged for every value and every output is Cached.</summary>
    public IncrementalSteps AssertNothingRemade()
    {
        AssertTracksSteps();
        bool steps = OwnSteps().All(step => ReasonsOf(step.Value).All(IsKept));
        bool outputs = OutputReasons().All(reason => reason == IncrementalStepRunReason.Cached);
        return steps && outputs ? this : throw new CheckFailedException("Nothing should have been made anew.\n" + Describe());
    }

    /// <summary>Fails when a value that a step keeps between runs holds on to the compiler's own objects; see <see cref="ObjectGraph"/>.</summary>
    public IncrementalSteps AssertHoldsNoCompilerState()
    {
        AssertTracksSteps();
        foreach ((string name, ImmutableArray<IncrementalGeneratorRunStep> runs) in _result.TrackedSteps.Where(step => !IsOfTheCompiler(step.Key) || IsTransform(step.Key)))
        foreach ((object value, _) in runs.SelectMany(run => run.Outputs))
            ObjectGraph.AssertHoldsNoCompilerState(value, $"step '{name}'");
        return this;
    }

    private void Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        _result = _driver.GetRunResult().Results.Single();
        if (_result.Exception is not null)
            throw new CheckFailedException("The generator threw:\n" + _result.Exception);
    }

    private void AssertTracksSteps()
    {
        if (OwnSteps().Count == 0)
            throw new CheckFailedException("The generator has no tracked step (WithTrackingName), or none of them ran for this source.");
    }

    private Dictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> OwnSteps() =>
        _result.TrackedSteps.Where(step => !IsOfTheCompiler(step.Key)).ToDictionary(step => step.Key, step => step.Value);

    /// <summary>Inputs (the compilation is new in every run) and the insides of ForAttributeWithMetadataName.</summary>
    private bool IsOfTheCompiler(string step) =>
        step.Contains("_ForAttribute", StringComparison.Ordinal)
        || step is "Compilation" or "CompilationOptions" or "ParseOptions" or "AdditionalTexts" or "AnalyzerConfigOptions" or "MetadataReferences"
        || _result.TrackedOutputSteps.ContainsKey(step);

    /// <summary>The values that the generator's own transform returned to ForAttributeWithMetadataName.</summary>
    private static bool IsTransform(string step) => step == "result_ForAttributeWithMetadataName";

    private static bool IsKept(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static ImmutableArray<IncrementalStepRunReason> ReasonsOf(IEnumerable<IncrementalGeneratorRunStep> runs) =>
        [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private string Describe()
    {
        StringBuilder text = new();
        foreach ((string name, ImmutableArray<IncrementalGeneratorRunStep> runs) in OwnSteps().OrderBy(step => step.Key, StringComparer.Ordinal))
            text.Append($"{name}: {string.Join(", ", ReasonsOf(runs))}\n");
        return text.Append($"outputs: {string.Join(", ", OutputReasons())}\n").ToString();
    }
}
