using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Testing;

/// <summary>A solution, and the diagnostics in it that a fix takes.</summary>
internal sealed class FixableSolution(Solution solution, CodeFixProvider fix, DiagnosticAnalyzer[] analyzers)
{
    public Solution Solution => solution;

    public FixableSolution With(Solution changed) => new(changed, fix, analyzers);

    /// <summary>Those in files that people wrote, in the order of projects, files and places.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
    {
        List<Diagnostic> found = [];
        foreach (Project project in solution.Projects.OrderBy(project => project.Name, StringComparer.Ordinal))
            found.AddRange(await DiagnosticsAsync(project));
        return [.. found];
    }

    public async Task<IEnumerable<CodeAction>> OfferedForAsync(Diagnostic diagnostic)
    {
        List<CodeAction> offered = [];
        Document document = DocumentOf(diagnostic);
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
        return offered;
    }

    public async Task<FixableSolution> FixAllAsync(FixAllScope scope, CodeAction action, Diagnostic trigger)
    {
        FixAllProvider provider = fix.GetFixAllProvider()
            ?? throw new CheckFailedException($"{fix.GetType().Name} has no FixAll; if it cannot have one, set {nameof(CodeFixCheck.FixesAll)} to false.");
        if (action.EquivalenceKey is null)
            throw new CheckFailedException($"The action '{action.Title}' has no equivalence key, so FixAll cannot tell it from others.");
        FixAllContext context = new(
            DocumentOf(trigger), fix, scope, action.EquivalenceKey, fix.FixableDiagnosticIds, new Source(this), CancellationToken.None);
        CodeAction all = await provider.GetFixAsync(context) ?? throw new CheckFailedException($"FixAll in {scope} offers no action.");
        return With(await CodeActionChoice.ApplyAsync(all));
    }

    private Document DocumentOf(Diagnostic diagnostic) => solution.GetDocument(diagnostic.Location.SourceTree)!;

    private async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> all = analyzers.Length == 0
            ? compilation.GetDiagnostics()
            : await new AnalyzerRun(compilation, analyzers, project.AnalyzerOptions).AllDiagnosticsAsync();
        return all
            .Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id) && !diagnostic.IsSuppressed)
            .Where(diagnostic => solution.GetDocument(diagnostic.Location.SourceTree) is not (null or SourceGeneratedDocument))
            .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal);
    }

    /// <summary>How FixAll asks for what there is to fix.</summary>
    private sealed class Source(FixableSolution solution) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            solution.DiagnosticsAsync(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await solution.DiagnosticsAsync(document.Project)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        /// <summary>Diagnostics of the project as a whole, without a place: a fix could not take them.</summary>
        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
