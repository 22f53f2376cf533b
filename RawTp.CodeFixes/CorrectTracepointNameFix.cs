using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Analyzers;
using RawTp.Analyzers.Programs;

namespace RawTp.CodeFixes;

/// <summary>RTP1004: puts in the nearest name that exists.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectTracepointNameFix)), Shared]
public sealed class CorrectTracepointNameFix() : NodeFixProvider(RuleIds.UnknownTracepoint)
{
    private protected override FoundFix? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation)
    {
        // A constant may be used in other places, too.
        if (!diagnostic.Properties.TryGetValue(UnknownTracepointAnalyzer.NearestProperty, out string? nearest) || nearest is null
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not LiteralExpressionSyntax literal)
            return null;
        return new FoundFix(
            $"Change to '{nearest}'",
            [new NodeEdit(literal, changed => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(nearest))
                .WithTriviaFrom(changed))]);
    }
}
