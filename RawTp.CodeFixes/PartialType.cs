using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RawTp.CodeFixes;

/// <summary>The types around a tracepoint or program, made partial.</summary>
internal static class PartialType
{
    /// <summary>For each type declaration from <paramref name="innermost"/> outwards that is not partial yet.</summary>
    public static IEnumerable<NodeEdit> EditsAround(SyntaxNode innermost)
        => innermost.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Select(static type => new NodeEdit(type, static changed => Make((TypeDeclarationSyntax)changed)));

    private static TypeDeclarationSyntax Make(TypeDeclarationSyntax type)
    {
        // The word stands right before the keyword, and takes over what stood before that.
        SyntaxToken partial = SyntaxFactory.Token(type.Keyword.LeadingTrivia, SyntaxKind.PartialKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers(type.Modifiers.Add(partial));
    }
}
