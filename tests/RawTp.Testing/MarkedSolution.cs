using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace RawTp.Testing;

/// <summary>The projects of a fix's test as they are written, without their marks, and the diagnostics that the marks stand for.</summary>
internal sealed class MarkedSolution
{
    private readonly string[] _marks;

    private MarkedSolution(TestProject[] projects, string[] marks, string[] ids)
    {
        Projects = projects;
        _marks = marks;
        Ids = ids;
    }

    public TestProject[] Projects { get; }

    /// <summary>The rules that are marked anywhere.</summary>
    public string[] Ids { get; }

    public static MarkedSolution Parse(TestProject[] projects, CodeFixProvider fix)
    {
        List<TestProject> plain = [];
        List<string> marks = [];
        HashSet<string> ids = [];
        foreach (TestProject project in projects)
        {
            MarkupSource[] sources = MarkupSource.Parse(project.Files);
            plain.Add(project with { Files = [.. sources.Select(source => source.File)] });
            foreach ((SourceFile file, ImmutableArray<MarkedSpan> spans) in sources)
            foreach (MarkedSpan mark in spans)
            {
                string id = mark.Id ?? (fix.FixableDiagnosticIds.Length == 1
                    ? fix.FixableDiagnosticIds[0]
                    : throw new CheckFailedException("[|span|] could be any of the rules that the fix takes; write {|ID:span|}."));
                ids.Add(id);
                if (fix.FixableDiagnosticIds.Contains(id))
                    marks.Add(Line(TestSolution.PathOf(project, file), mark.Span.Start, mark.Span.End, id));
            }
        }
        return new([.. plain], [.. marks], [.. ids]);
    }

    /// <summary>Fails unless every mark is reported.</summary>
    public void AssertAmong(IEnumerable<Diagnostic> found)
    {
        string[] actual = [.. found.Select(Line)];
        if (_marks.Except(actual).Any())
            throw new CheckFailedException("Before the fix, what is reported differs from the marks.\n" + TextDiff.Describe(Lines(_marks), Lines(actual)));
    }

    /// <summary>Fails unless the marks, and nothing else, are reported.</summary>
    public void AssertExactly(IEnumerable<Diagnostic> found, string what)
    {
        string actual = Lines(found.Select(Line));
        if (actual != Lines(_marks))
            throw new CheckFailedException($"{what} left other diagnostics than the marks say.\n{TextDiff.Describe(Lines(_marks), actual)}");
    }

    private static string Line(Diagnostic diagnostic) =>
        Line(diagnostic.Location.SourceTree!.FilePath, diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.End, diagnostic.Id);

    private static string Line(string path, int start, int end, string id) => $"{path} characters {start} to {end}: {id}";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
