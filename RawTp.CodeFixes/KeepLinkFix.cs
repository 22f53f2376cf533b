using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Analyzers;
using RawTp.Analyzers.Usage;

namespace RawTp.CodeFixes;

/// <summary>RTP2001: declares a lost link with <c>using</c>, so that it is disposed at the end of the block.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepLinkFix)), Shared]
public sealed class KeepLinkFix() : NodeFixProvider(RuleIds.UnkeptLink)
{
    private protected override FoundFix? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax syntax
            || LostLink.Of(syntax, model, cancellation) is not { } lost
            || !CanBeDeclared(lost))
            return null;
        return lost.Statement switch
        {
            LocalDeclarationStatementSyntax declaration when !IsAssignedAgain(declaration, lost, model, cancellation)
                => new FoundFix("Declare the link with 'using'", [new NodeEdit(declaration, static changed => WithUsing((LocalDeclarationStatementSyntax)changed))]),
            ExpressionStatementSyntax statement
                => Declare(statement, FreeName(statement, model, cancellation), lost.Value.Type!.ToMinimalDisplayString(model, statement.SpanStart)),
            _ => null,
        };
    }

    private static FoundFix Declare(ExpressionStatementSyntax statement, string name, string type)
        => new($"Declare '{name}' with 'using'", [new NodeEdit(statement, changed => Declaration((ExpressionStatementSyntax)changed, type, name))]);

    /// <summary>Only where a block ends is there an end to dispose the link at; and of a task there is a link when it was awaited.</summary>
    private static bool CanBeDeclared(LostLink lost)
        => lost.Statement?.Parent is BlockSyntax or GlobalStatementSyntax && !lost.IsTask;

    private static bool IsAssignedAgain(LocalDeclarationStatementSyntax declaration, LostLink lost, SemanticModel model, CancellationToken cancellation)
        => model.GetDeclaredSymbol(declaration.Declaration.Variables[0], cancellation) is ILocalSymbol local && LostLink.IsAssignedAgain(local, lost.Call);

    private static LocalDeclarationStatementSyntax WithUsing(LocalDeclarationStatementSyntax declaration)
        => declaration.WithoutLeadingTrivia().WithUsingKeyword(Using(declaration.GetLeadingTrivia()));

    private static LocalDeclarationStatementSyntax Declaration(ExpressionStatementSyntax statement, string type, string name)
    {
        ExpressionSyntax value = statement.Expression is AssignmentExpressionSyntax assignment ? assignment.Right : statement.Expression;
        return SyntaxFactory.LocalDeclarationStatement(SyntaxFactory.VariableDeclaration(
                SyntaxFactory.ParseTypeName(type).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.SingletonSeparatedList(SyntaxFactory.VariableDeclarator(SyntaxFactory.Identifier(name).WithTrailingTrivia(SyntaxFactory.Space))
                    .WithInitializer(SyntaxFactory.EqualsValueClause(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space), value.WithoutLeadingTrivia())))))
            .WithUsingKeyword(Using(statement.GetLeadingTrivia()))
            .WithSemicolonToken(statement.SemicolonToken);
    }

    private static SyntaxToken Using(SyntaxTriviaList leading) => SyntaxFactory.Token(leading, SyntaxKind.UsingKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));

    /// <summary>
    /// <c>link</c>, <c>link2</c> and so on: the first that the member does not use and that no lost link before this one gets. So one name is the
    /// same whether all are fixed at once or one after the other.
    /// </summary>
    private static string FreeName(ExpressionStatementSyntax statement, SemanticModel model, CancellationToken cancellation)
    {
        SyntaxNode member = statement.Ancestors().First(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);
        HashSet<string> taken = [.. member.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText)];
        int before = member.DescendantNodes().TakeWhile(node => node != statement).OfType<InvocationExpressionSyntax>()
            .Count(call => LostLink.Of(call, model, cancellation) is { Statement: ExpressionStatementSyntax } lost && CanBeDeclared(lost));
        return Names().Where(name => !taken.Contains(name)).ElementAt(before);
    }

    private static IEnumerable<string> Names()
    {
        yield return "link";
        for (int number = 2; ; number++)
            yield return "link" + number.ToString(CultureInfo.InvariantCulture);
    }
}
