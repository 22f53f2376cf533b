using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace RawTp.CodeFixes.Refactorings;

/// <summary>The word at the caret: a caret right behind a word is at that word.</summary>
internal static class CaretToken
{
    public static SyntaxToken Of(SyntaxNode root, TextSpan selection)
    {
        SyntaxToken token = root.FindToken(selection.Start);
        return IsWord(token) || selection.Start == 0 ? token
            : root.FindToken(selection.Start - 1) is var before && before.Span.End == selection.Start && IsWord(before) ? before
            : token;
    }

    private static bool IsWord(SyntaxToken token) => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken;
}
