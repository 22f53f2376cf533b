using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Analyzers.Usage;

namespace RawTp.Analyzers.Suppressors;

/// <summary>Where one attaches for as long as the process lives there is no end to dispose a link at; RTP2001 is silent there as well.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProcessLinkSuppressor() : RawTpSuppressor(
    new SuppressionDescriptor("SPRTP0008", "CA2000", "What is attached in Main or where a class or a module is initialised stays attached until the process ends"))
{
    private protected override bool Misfires(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, RuntimeSymbols symbols, CancellationToken cancellation)
        => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax call
            && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(call, cancellation).Type, symbols.Link)
            && LostLink.LivesAsLongAsTheProcess(model.GetEnclosingSymbol(call.SpanStart, cancellation));
}
