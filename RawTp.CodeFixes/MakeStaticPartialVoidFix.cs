using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Analyzers;
using RawTp.Model;

namespace RawTp.CodeFixes;

/// <summary>RTP0001: makes a method <c>static partial void</c>, and the types around it partial. A body is removed only where it is empty.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeStaticPartialVoidFix)), Shared]
public sealed class MakeStaticPartialVoidFix() : NodeFixProvider(RuleIds.TracepointShape)
{
    private protected override FoundFix? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not MethodDeclarationSyntax { Parent: TypeDeclarationSyntax container } method
            || method.ExpressionBody is not null
            || (method.Body is { } body && !IsEmpty(body))
            || method.ExplicitInterfaceSpecifier is not null
            || method.Modifiers.Any(IsInTheWay)
            || method.ParameterList.Parameters.Any(static parameter => parameter.Identifier.IsKind(SyntaxKind.ArgListKeyword))
            || model.GetDeclaredSymbol(method, cancellation) is not { } symbol
            // The body is in another part.
            || TracepointDeclaration.IsImplemented(symbol, cancellation))
            return null;
        return new FoundFix(
            $"Make '{method.Identifier.ValueText}' static partial void",
            [.. PartialType.EditsAround(container).Append(new NodeEdit(method, static changed => Make((MethodDeclarationSyntax)changed)))]);
    }

    private static bool IsInTheWay(SyntaxToken modifier)
        => modifier.Kind() is SyntaxKind.ExternKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword;

    private static bool IsEmpty(BlockSyntax body)
        => body.Statements.Count == 0
            && body.OpenBraceToken.LeadingTrivia.Concat(body.OpenBraceToken.TrailingTrivia).Concat(body.CloseBraceToken.LeadingTrivia).All(IsBlank);

    private static bool IsBlank(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia;

    private static MethodDeclarationSyntax Make(MethodDeclarationSyntax method)
    {
        // What stands before the first word, such as a comment, goes before whatever comes first then.
        SyntaxTriviaList leading = method.Modifiers.Count > 0 ? method.Modifiers[0].LeadingTrivia : method.ReturnType.GetLeadingTrivia();
        TypeSyntax returnType = SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.VoidKeyword))
            .WithLeadingTrivia(method.Modifiers.Count > 0 ? CommentsOfDropped(method.Modifiers).Concat(method.ReturnType.GetLeadingTrivia()) : [])
            .WithTrailingTrivia(method.ReturnType.IsMissing ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : method.ReturnType.GetTrailingTrivia());
        method = method.WithReturnType(returnType).WithModifiers(Modifiers(method.Modifiers, leading));
        return method.Body is null ? method : WithoutBody(method);
    }

    private static SyntaxTokenList Modifiers(SyntaxTokenList old, SyntaxTriviaList leading)
    {
        List<SyntaxToken> modifiers = [.. old.Where(static modifier => !IsDropped(modifier))];
        if (modifiers.Count > 0)
            modifiers[0] = modifiers[0].WithLeadingTrivia();
        if (!modifiers.Any(static modifier => modifier.IsKind(SyntaxKind.StaticKeyword)))
        {
            int afterAccessibility = modifiers.FindLastIndex(static modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind())) + 1;
            modifiers.Insert(afterAccessibility, Word(SyntaxKind.StaticKeyword));
        }
        modifiers.Add(Word(SyntaxKind.PartialKeyword));
        modifiers[0] = modifiers[0].WithLeadingTrivia(leading);
        return SyntaxFactory.TokenList(modifiers);
    }

    /// <summary>What a static method cannot be, and the word that is put last.</summary>
    private static bool IsDropped(SyntaxToken modifier)
        => modifier.Kind() is SyntaxKind.AsyncKeyword or SyntaxKind.ReadOnlyKeyword or SyntaxKind.SealedKeyword or SyntaxKind.PartialKeyword;

    private static IEnumerable<SyntaxTrivia> CommentsOfDropped(SyntaxTokenList modifiers)
        => modifiers.Where(IsDropped).Select(static modifier => modifier.TrailingTrivia).Where(static trivia => !trivia.All(IsBlank)).SelectMany(static trivia => trivia.SkipWhile(IsBlank));

    private static SyntaxToken Word(SyntaxKind keyword) => SyntaxFactory.Token(default, keyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));

    private static MethodDeclarationSyntax WithoutBody(MethodDeclarationSyntax method)
    {
        SyntaxTriviaList afterBody = method.Body!.GetTrailingTrivia();
        method = method.WithBody(null);
        SyntaxToken last = method.GetLastToken();
        // A comment behind the parameters stays behind the semicolon.
        IEnumerable<SyntaxTrivia> comment = last.TrailingTrivia.Any(static trivia => !IsBlank(trivia))
            ? last.TrailingTrivia.Reverse().SkipWhile(IsBlank).Reverse()
            : [];
        return method
            .ReplaceToken(last, last.WithTrailingTrivia())
            .WithSemicolonToken(SyntaxFactory.Token(default, SyntaxKind.SemicolonToken, SyntaxFactory.TriviaList(comment.Concat(afterBody))));
    }
}
