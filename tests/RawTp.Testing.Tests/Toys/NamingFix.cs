using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RawTp.Testing.Tests.Toys;

/// <summary>Gives a class a name that starts with a capital, or with a prefix of the test's choice.</summary>
internal sealed class NamingFix(Func<string, string> rename, params string[] titles) : CodeFixProvider
{
    public static readonly Func<string, string> Capitalise = name => char.ToUpperInvariant(name[0]) + name[1..];

    public override ImmutableArray<string> FixableDiagnosticIds => ["TOY0001"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        SyntaxToken name = root.FindToken(context.Span.Start);
        foreach (string title in titles)
            context.RegisterCodeFix(CodeAction.Create(title, _ => Rename(context.Document, root, name), equivalenceKey: title), context.Diagnostics);
    }

    private Task<Document> Rename(Document document, SyntaxNode root, SyntaxToken name)
    {
        SyntaxToken renamed = SyntaxFactory.Identifier(rename(name.ValueText)).WithTriviaFrom(name);
        return Task.FromResult(document.WithSyntaxRoot(root.ReplaceToken(name, renamed)));
    }
}

/// <summary>Offers to seal the class under the caret.</summary>
internal sealed class SealRefactoring : CodeRefactoringProvider
{
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        if (root.FindNode(context.Span) is not ClassDeclarationSyntax type || type.Modifiers.Any(SyntaxKind.SealedKeyword))
            return;
        context.RegisterRefactoring(CodeAction.Create("Seal", _ =>
        {
            SyntaxToken modifier = SyntaxFactory.Token(SyntaxKind.SealedKeyword).WithTrailingTrivia(SyntaxFactory.Space);
            return Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(type, type.AddModifiers(modifier))));
        }, equivalenceKey: "Seal"));
    }
}
