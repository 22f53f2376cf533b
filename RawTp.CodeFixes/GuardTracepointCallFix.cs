using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using RawTp.Analyzers;
using RawTp.Analyzers.Usage;

namespace RawTp.CodeFixes;

/// <summary>RTP2002: puts <c>if (MEnabled)</c> before the call of a tracepoint.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GuardTracepointCallFix)), Shared]
public sealed class GuardTracepointCallFix() : NodeFixProvider(RuleIds.CostlyArgument)
{
    private protected override FoundFix? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(CostlyArgumentAnalyzer.GuardProperty, out string? guard) || guard is null
            || diagnostic.AdditionalLocations is not [var place]
            || root.FindNode(place.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax call
            || IsNeededElsewhere(call.ArgumentList))
            return null;
        ExpressionSyntax fired = call;
        while (fired.Parent is ConditionalAccessExpressionSyntax access)
            fired = access;
        return Edit(fired, guard, model, cancellation) is { } edit ? new FoundFix($"Guard with 'if ({guard})'", [edit]) : null;
    }

    /// <summary>Whether the arguments set what code after the call may read.</summary>
    private static bool IsNeededElsewhere(SyntaxNode arguments)
        => arguments.DescendantNodes().Any(static node => node
            is AssignmentExpressionSyntax or DeclarationExpressionSyntax or SingleVariableDesignationSyntax
            or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }
            or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }
            or ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword });

    private static NodeEdit? Edit(ExpressionSyntax fired, string guard, SemanticModel model, CancellationToken cancellation)
        => fired.Parent switch
        {
            ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax or LabeledStatementSyntax } statement
                => new NodeEdit(statement, changed => Guarded((ExpressionStatementSyntax)changed, guard)),
            ExpressionStatementSyntax statement
                => new NodeEdit(statement, changed => InBlock((ExpressionStatementSyntax)changed, guard)),
            ArrowExpressionClauseSyntax { Parent: { } member } when WithBody(member, SyntaxFactory.Block()) is not null
                => new NodeEdit(member, changed => WithBody(changed, BodyOf(changed, guard, LineIndentation(fired)))!.WithAdditionalAnnotations(Formatter.Annotation)),
            // An expression tree has no statements.
            LambdaExpressionSyntax lambda when model.GetTypeInfo(lambda, cancellation).ConvertedType is { TypeKind: TypeKind.Delegate }
                => new NodeEdit(lambda, changed => WithBody((LambdaExpressionSyntax)changed, guard, LineIndentation(fired)).WithAdditionalAnnotations(Formatter.Annotation)),
            _ => null,
        };

    private static IfStatementSyntax Guarded(ExpressionStatementSyntax statement, string guard)
        // With its indentation, by which the formatter knows how far to move the lines that follow.
        => SyntaxFactory.IfStatement(SyntaxFactory.ParseExpression(guard), statement.WithLeadingTrivia(Indentation(statement)))
            .WithCloseParenToken(SyntaxFactory.Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed))
            .WithLeadingTrivia(statement.GetLeadingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);

    private static SyntaxTrivia Indentation(ExpressionStatementSyntax statement)
        => statement.GetLeadingTrivia().LastOrDefault() is { RawKind: (int)SyntaxKind.WhitespaceTrivia } whitespace
            ? SyntaxFactory.ElasticWhitespace(whitespace.ToString())
            : SyntaxFactory.ElasticMarker;

    private static BlockSyntax InBlock(ExpressionStatementSyntax statement, string guard)
        => SyntaxFactory.Block(Guarded(statement, guard))
            .WithTrailingTrivia(statement.GetTrailingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
            .WithAdditionalAnnotations(Formatter.Annotation);

    private static BlockSyntax BodyOf(SyntaxNode member, string guard, SyntaxTrivia indentation)
    {
        ArrowExpressionClauseSyntax arrow = member.ChildNodes().OfType<ArrowExpressionClauseSyntax>().Single();
        return SyntaxFactory.Block(Statement(arrow.ArrowToken, arrow.Expression, guard, indentation))
            .WithTrailingTrivia(member.GetTrailingTrivia());
    }

    private static LambdaExpressionSyntax WithBody(LambdaExpressionSyntax lambda, string guard, SyntaxTrivia indentation)
        => lambda.WithArrowToken(lambda.ArrowToken.WithLeadingTrivia(SyntaxFactory.ElasticSpace).WithTrailingTrivia(SyntaxFactory.ElasticSpace))
            .WithExpressionBody(null)
            .WithBlock(SyntaxFactory.Block(Statement(lambda.ArrowToken, lambda.ExpressionBody!, guard, indentation)));

    /// <summary>With the comments that stand before the expression.</summary>
    private static IfStatementSyntax Statement(SyntaxToken arrow, ExpressionSyntax expression, string guard, SyntaxTrivia indentation)
        => Guarded(
            SyntaxFactory.ExpressionStatement(expression.WithoutLeadingTrivia().WithoutTrailingTrivia())
                .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(Comments(expression.GetTrailingTrivia())))
                .WithLeadingTrivia(Comments(arrow.LeadingTrivia.AddRange(arrow.TrailingTrivia).AddRange(expression.GetLeadingTrivia())).Add(indentation)),
            guard);

    private static SyntaxTriviaList Comments(SyntaxTriviaList trivia)
        => trivia.Any(static one => one.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia))
            ? trivia
            : SyntaxFactory.TriviaList(SyntaxFactory.ElasticMarker);

    /// <summary>That of the line in which an expression begins, which its other lines were indented from.</summary>
    private static SyntaxTrivia LineIndentation(ExpressionSyntax expression)
    {
        string line = expression.SyntaxTree.GetText().Lines.GetLineFromPosition(expression.SpanStart).ToString();
        return SyntaxFactory.ElasticWhitespace(line.Substring(0, line.Length - line.TrimStart().Length));
    }

    private static SyntaxNode? WithBody(SyntaxNode member, BlockSyntax body)
        => member switch
        {
            MethodDeclarationSyntax method => method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body),
            ConstructorDeclarationSyntax constructor => constructor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body),
            DestructorDeclarationSyntax destructor => destructor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body),
            AccessorDeclarationSyntax accessor => accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body),
            LocalFunctionStatementSyntax function => function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body),
            _ => null,
        };
}
