using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RawTp.Testing;

/// <summary>A file that a generator wrote.</summary>
public sealed record GeneratedFile(string HintName, string Text);

/// <summary>One run of a generator over one compilation: what it wrote, what it reported, and the compilation with both.</summary>
public sealed class GeneratorRun
{
    private GeneratorRun(GeneratorDriverRunResult result, Compilation output)
    {
        Output = output;
        Diagnostics = result.Diagnostics;
        Exception = result.Results.Select(one => one.Exception).FirstOrDefault(exception => exception is not null);
        Files = [.. result.Results
            .Where(one => !one.GeneratedSources.IsDefault)
            .SelectMany(one => one.GeneratedSources)
            .Select(source => new GeneratedFile(source.HintName, source.SourceText.ToString()))];
    }

    /// <summary>The compilation together with the generated files.</summary>
    public Compilation Output { get; }

    /// <summary>What the generator itself reported; an exception in it is among them as CS8785.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public Exception? Exception { get; }

    /// <summary>The generated files in the order in which the generator added them.</summary>
    public ImmutableArray<GeneratedFile> Files { get; }

    public static GeneratorRun Of(IIncrementalGenerator generator, params SourceFile[] sources) =>
        Of(generator, CompilationSettings.Default, sources);

    public static GeneratorRun Of(IIncrementalGenerator generator, CompilationSettings settings, params SourceFile[] sources) =>
        Of(generator, Compilations.Create(settings, sources), settings.EditorConfig);

    public static GeneratorRun Of(IIncrementalGenerator generator, Compilation compilation, string? editorConfig = null) =>
        Of([generator], compilation, editorConfig);

    public static GeneratorRun Of(IEnumerable<IIncrementalGenerator> generators, Compilation compilation, string? editorConfig = null)
    {
        GeneratorDriver driver = CreateDriver(generators, compilation, editorConfig, trackSteps: false)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return new(driver.GetRunResult(), output);
    }

    /// <summary>The text of the one generated file whose hint name has that part in it.</summary>
    public string Text(string hintNamePart)
    {
        GeneratedFile[] matches = [.. Files.Where(file => file.HintName.Contains(hintNamePart, StringComparison.Ordinal))];
        return matches.Length == 1
            ? matches[0].Text
            : throw new CheckFailedException(
                $"{matches.Length} generated files have '{hintNamePart}' in their name, where one should. Generated: {string.Join(", ", Files.Select(file => file.HintName))}.");
    }

    /// <summary>All generated files, each under its name, in the order of their names: the text that a snapshot holds.</summary>
    public string AllText()
    {
        StringBuilder text = new();
        foreach (GeneratedFile file in Files.OrderBy(file => file.HintName, StringComparer.Ordinal))
            text.Append($"//// {file.HintName}\n").Append(file.Text.TrimEnd('\n')).Append("\n\n");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>
    /// Fails, and prints the offending files with line numbers, when the generator reported or threw anything or the
    /// compilation together with the generated code has any diagnostic at warning or above.
    /// </summary>
    public GeneratorRun AssertClean()
    {
        AssertNotFailed();
        if (!Diagnostics.IsEmpty)
            throw new CheckFailedException("The generator reported diagnostics, which is the analyzers' task:\n" + string.Join('\n', Diagnostics));
        Output.AssertNoWarnings();
        return this;
    }

    /// <summary>Fails when the generator threw. Code that is wrong or half typed must not make it.</summary>
    public GeneratorRun AssertNotFailed() =>
        Exception is null ? this : throw new CheckFailedException("The generator threw:\n" + Exception);

    /// <summary>Compiles, loads and runs what the test and the generator wrote together.</summary>
    public InMemoryAssembly Load(RuntimeCopy runtime = RuntimeCopy.Own) => InMemoryAssembly.Load(runtime, AssertClean().Output);

    internal static GeneratorDriver CreateDriver(
        IEnumerable<IIncrementalGenerator> generators, Compilation compilation, string? editorConfig, bool trackSteps) =>
        CSharpGeneratorDriver.Create(
            generators.Select(generator => generator.AsSourceGenerator()),
            parseOptions: (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options,
            optionsProvider: new ConfiguredOptions(editorConfig),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: trackSteps));
}
