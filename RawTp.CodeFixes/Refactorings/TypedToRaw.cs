using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using RawTp.Model;

namespace RawTp.CodeFixes.Refactorings;

/// <summary>Reads the parameters that a typed program uses into locals of their names.</summary>
internal static class TypedToRaw
{
    /// <returns>Null where it cannot be done: a span that can be written to has no read.</returns>
    public static Action<SyntaxEditor>? Of(MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        SyntaxNode body = (SyntaxNode?)syntax.Body ?? syntax.ExpressionBody!;
        HashSet<ISymbol> mentioned = new(
            body.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => model.GetSymbolInfo(name, cancellation).Symbol).OfType<ISymbol>(),
            SymbolEqualityComparer.Default);
        IParameterSymbol[] used = [.. method.Parameters.Where(mentioned.Contains)];
        if (used.Any(static parameter => PassingRule.Of(parameter) == Passing.WritableSpan)
            || (syntax.ExpressionBody is { } arrow && arrow.ArrowToken.LeadingTrivia.Any(WrittenCode.IsComment)))
            return null;
        bool isTaken = body.DescendantTokens().Concat(syntax.ParameterList.DescendantTokens()).Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == "args");
        string args = isTaken ? "arguments" : "args";
        var text = new ArgumentText(model.GetNullableContext(syntax.SpanStart).AnnotationsEnabled());
        StatementSyntax[] locals =
        [
            .. used.Select(parameter => SyntaxFactory.ParseStatement(text.Local(parameter, args, mayBeAssigned: true) + "\n").Tidied()),
        ];
        return editor => editor.ReplaceNode(syntax, (changed, _) => Turned((MethodDeclarationSyntax)changed, args, locals, method.ReturnsVoid));
    }

    private static MethodDeclarationSyntax Turned(MethodDeclarationSyntax method, string args, StatementSyntax[] locals, bool returnsVoid)
    {
        ParameterListSyntax parameters = SyntaxFactory.ParseParameterList($"({ArgumentText.Args} {args})")
            .WithTrailingTrivia(method.ParameterList.GetTrailingTrivia())
            .WithAdditionalAnnotations(Simplifier.Annotation);
        method = method.WithParameterList(parameters);
        if (locals.Length == 0)
            return method;
        if (method.Body is { } block)
        {
            bool isOneLine = !block.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
            block = block.WithStatements(block.Statements.InsertRange(0, locals));
            return method.WithBody(isOneLine ? block.WithAdditionalAnnotations(Formatter.Annotation) : block);
        }
        ExpressionSyntax expression = method.ExpressionBody!.Expression;
        SyntaxTriviaList behind = method.SemicolonToken.TrailingTrivia;
        SyntaxToken semicolon = SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithLeadingTrivia(method.SemicolonToken.LeadingTrivia.Where(WrittenCode.IsComment)).WithTrailingTrivia(behind);
        SyntaxTriviaList before = WrittenCode.CommentLines(method.ExpressionBody.ArrowToken.TrailingTrivia.Concat(expression.GetLeadingTrivia()));
        expression = expression.WithoutLeadingTrivia();
        StatementSyntax statement = expression switch
        {
            ThrowExpressionSyntax thrown => SyntaxFactory.ThrowStatement(thrown.ThrowKeyword, thrown.Expression, semicolon),
            _ when returnsVoid => SyntaxFactory.ExpressionStatement(expression, semicolon),
            _ => SyntaxFactory.ReturnStatement(SyntaxFactory.Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(SyntaxFactory.Space), expression, semicolon),
        };
        return method
            .WithExpressionBody(null)
            .WithSemicolonToken(default)
            .WithBody(SyntaxFactory.Block(locals.Append(statement.WithLeadingTrivia(before))).WithTrailingTrivia(SyntaxFactory.LineFeed).WithAdditionalAnnotations(Formatter.Annotation));
    }
}
