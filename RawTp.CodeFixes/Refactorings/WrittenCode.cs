using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace RawTp.CodeFixes.Refactorings;

/// <summary>Code made from text: the action that it becomes part of formats it and shortens its names.</summary>
internal static class WrittenCode
{
    public static MemberDeclarationSyntax Member(string source) => SyntaxFactory.ParseMemberDeclaration(source)!.Tidied();

    public static TNode Tidied<TNode>(this TNode node) where TNode : SyntaxNode
        => node.WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);

    /// <summary>Each comment on a line of its own.</summary>
    public static SyntaxTriviaList CommentLines(IEnumerable<SyntaxTrivia> trivia, SyntaxNode? indentedAs = null)
    {
        SyntaxTriviaList indent = indentedAs?.GetLeadingTrivia() is { Count: > 0 } leading && leading.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? [leading.Last()] : [];
        return [.. trivia.Where(IsComment).SelectMany(comment => indent.Add(comment).Add(SyntaxFactory.ElasticLineFeed))];
    }

    public static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia);
}
