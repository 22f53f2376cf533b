using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace RawTp.Testing;

/// <summary>A project of a solution that a fix is tried on; it may reference others by their names.</summary>
public sealed record TestProject(string Name, params SourceFile[] Files)
{
    public ImmutableArray<string> References { get; init; } = [];

    public CompilationSettings Settings { get; init; } = CompilationSettings.Default;
}

/// <summary>Projects in a workspace, as an editor holds them, where the generators run as part of each project.</summary>
internal static class TestSolution
{
    public static Solution Create(IEnumerable<TestProject> projects, ImmutableArray<IIncrementalGenerator> generators)
    {
        using AdhocWorkspace workspace = new();
        Solution solution = workspace.CurrentSolution.WithOptions(
            workspace.CurrentSolution.Options.WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, "\n"));
        foreach (TestProject project in projects)
            solution = Add(solution, project, generators);
        return solution;
    }

    /// <summary>Where a file is, as diagnostics in it say.</summary>
    public static string PathOf(TestProject project, SourceFile file) => $"/{project.Name}/{file.Path}";

    /// <summary>The files that people wrote, by project and path.</summary>
    public static IEnumerable<Document> Documents(this Solution solution) =>
        solution.Projects.OrderBy(project => project.Name, StringComparer.Ordinal)
            .SelectMany(project => project.Documents.OrderBy(document => document.Name, StringComparer.Ordinal));

    /// <summary>Fails unless a solution has exactly these files with exactly these texts.</summary>
    public static async Task AssertTextsAsync(this Solution solution, IEnumerable<TestProject> expected, string what)
    {
        string actual = "";
        foreach (Document document in solution.Documents())
            actual += File(document.Project.Name, document.Name, (await document.GetTextAsync()).ToString());
        string wanted = string.Concat(
            from project in expected.OrderBy(project => project.Name, StringComparer.Ordinal)
            from file in SourceFile.Name(project.Files).OrderBy(file => file.Path, StringComparer.Ordinal)
            select File(project.Name, file.Path, file.Text));
        if (actual != wanted)
            throw new CheckFailedException($"{what} gave another text.\n{TextDiff.Describe(wanted, actual)}");
    }

    /// <summary>Fails when any project has a compiler error that is not among those ids.</summary>
    public static async Task AssertCompilesAsync(this Solution solution, IReadOnlyCollection<string> exceptFor, string what)
    {
        foreach (Project project in solution.Projects)
        {
            Compilation compilation = (await project.GetCompilationAsync())!;
            Diagnostic[] errors = [.. compilation.GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !exceptFor.Contains(diagnostic.Id))];
            if (errors.Length > 0)
                throw new CheckFailedException($"{what} does not compile.\n{Compilations.Describe(errors)}");
        }
    }

    private static string File(string project, string path, string text) => $"//// {project}/{path}\n{text}\n";

    private static Solution Add(Solution solution, TestProject project, ImmutableArray<IIncrementalGenerator> generators)
    {
        ProjectId id = ProjectId.CreateNewId(project.Name);
        CompilationSettings settings = project.Settings;
        solution = solution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, project.Name, project.Name, LanguageNames.CSharp,
            parseOptions: settings.ParseOptions,
            compilationOptions: settings.CompilationOptions,
            documents: SourceFile.Name(project.Files).Select(file => DocumentInfo.Create(
                DocumentId.CreateNewId(id), file.Path, filePath: PathOf(project, file),
                loader: TextLoader.From(TextAndVersion.Create(file.ToSourceText(), VersionStamp.Default)))),
            projectReferences: project.References.Select(name => new ProjectReference(solution.Projects.First(other => other.Name == name).Id)),
            metadataReferences: settings.AllReferences,
            analyzerReferences: [new GeneratorReference(generators)]));
        return settings.EditorConfig is null
            ? solution
            : solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(id), ".editorconfig", SourceText.From(settings.EditorConfig), filePath: $"/{project.Name}/.editorconfig");
    }

    /// <summary>How a workspace is told of generators that are already in memory.</summary>
    private sealed class GeneratorReference(ImmutableArray<IIncrementalGenerator> generators) : AnalyzerReference
    {
        private readonly ImmutableArray<ISourceGenerator> _generators = [.. generators.Select(generator => generator.AsSourceGenerator())];

        public override string? FullPath => null;

        public override object Id => this;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
    }
}
