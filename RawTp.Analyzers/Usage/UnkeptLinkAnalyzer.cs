using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Analyzers.Usage;

/// <summary>A link that nobody keeps, RTP2001: its program stays attached, and nobody can detach it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnkeptLinkAnalyzer() : RawTpAnalyzer(DiagnosticDescriptors.UnkeptLink)
{
    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols)
        => context.RegisterSyntaxNodeAction(
            static node =>
            {
                var syntax = (InvocationExpressionSyntax)node.Node;
                if (LostLink.Of(syntax, node.SemanticModel, node.CancellationToken) is { } lost)
                    node.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.UnkeptLink, syntax.GetLocation(), lost.Call.TargetMethod.Name));
            },
            SyntaxKind.InvocationExpression);
}
