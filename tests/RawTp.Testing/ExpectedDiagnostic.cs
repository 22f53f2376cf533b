using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RawTp.Testing;

/// <summary>A diagnostic as a test sees it: rule, place, and how bad it is. The message is compared only where the test gives it.</summary>
internal sealed record ExpectedDiagnostic(string Id, string Path, TextSpan Span, DiagnosticSeverity? Severity, string? Message)
{
    public bool IsMetBy(Diagnostic diagnostic) =>
        diagnostic.Id == Id
        && diagnostic.Location.SourceTree?.FilePath == Path
        && diagnostic.Location.SourceSpan == Span
        && (Severity is null || diagnostic.Severity == Severity)
        && (Message is null || MessageOf(diagnostic) == Message);

    public static string MessageOf(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    /// <summary>One line: place, severity, rule, the code that the span covers, and the message.</summary>
    public static string Describe(Diagnostic diagnostic)
    {
        Location location = diagnostic.Location;
        string code = location.SourceTree?.GetText().ToString(location.SourceSpan) ?? "";
        return $"{Place(location.GetLineSpan())}: {diagnostic.Severity} {diagnostic.Id} at '{code}': {MessageOf(diagnostic)}";
    }

    public string Describe(Compilation compilation)
    {
        SyntaxTree tree = compilation.SyntaxTrees.First(tree => tree.FilePath == Path);
        string message = Message is null ? "" : $": {Message}";
        return $"{Place(tree.GetLineSpan(Span))}: {Severity} {Id} at '{tree.GetText().ToString(Span)}'{message}";
    }

    private static string Place(FileLinePositionSpan span) => $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})";
}
