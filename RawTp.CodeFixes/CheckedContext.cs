using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RawTp.CodeFixes;

/// <summary>Where arithmetic and casts throw for what does not fit.</summary>
internal static class CheckedContext
{
    public static bool IsAround(SyntaxNode node, SemanticModel model)
        => node.Ancestors().FirstOrDefault(static outer => outer is CheckedExpressionSyntax or CheckedStatementSyntax) is { } nearest
            ? nearest.Kind() is SyntaxKind.CheckedExpression or SyntaxKind.CheckedStatement
            : model.Compilation.Options.CheckOverflow;
}
