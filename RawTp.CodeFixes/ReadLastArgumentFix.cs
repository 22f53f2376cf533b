using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Analyzers;
using RawTp.Analyzers.Programs;

namespace RawTp.CodeFixes;

/// <summary>RTP1001: makes the index that of the last argument which all tracepoints of the program have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadLastArgumentFix)), Shared]
public sealed class ReadLastArgumentFix() : NodeFixProvider(RuleIds.MissingArgument)
{
    private protected override FoundFix? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(UnverifiedReadAnalyzer.LastIndexProperty, out string? property)
            || !int.TryParse(property, NumberStyles.None, CultureInfo.InvariantCulture, out int last)
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax index)
            return null;
        return new FoundFix(
            $"Read the last argument, args[{last}]",
            [new NodeEdit(index, changed => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(last)).WithTriviaFrom(changed))]);
    }
}
