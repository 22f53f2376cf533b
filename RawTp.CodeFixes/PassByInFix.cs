using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Analyzers;
using RawTp.Model;

namespace RawTp.CodeFixes;

/// <summary>RTP0008, and RTP0004 where <c>ref</c> is all that is wrong: passes a parameter by <c>in</c>. Calls compile as they are.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PassByInFix)), Shared]
public sealed class PassByInFix() : NodeFixProvider(RuleIds.LargeStructByValue, RuleIds.ImpossibleParameter)
{
    private protected override FoundFix? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not ParameterSyntax { Type: not null } syntax
            || model.GetDeclaredSymbol(syntax, cancellation) is not { RefKind: RefKind.None or RefKind.Ref } parameter
            || syntax.Modifiers.Any(SyntaxKind.ParamsKeyword)
            || !PassingRule.CanBePassedByIn(parameter))
            return null;
        return new FoundFix($"Pass '{parameter.Name}' by 'in'", [new NodeEdit(syntax, static changed => Make((ParameterSyntax)changed))]);
    }

    private static ParameterSyntax Make(ParameterSyntax parameter)
    {
        int reference = parameter.Modifiers.IndexOf(SyntaxKind.RefKeyword);
        if (reference >= 0)
        {
            SyntaxToken old = parameter.Modifiers[reference];
            return parameter.WithModifiers(parameter.Modifiers.Replace(old, SyntaxFactory.Token(SyntaxKind.InKeyword).WithTriviaFrom(old)));
        }
        // The word stands right before the type, and takes over what stood before that.
        SyntaxToken word = SyntaxFactory.Token(parameter.Type!.GetLeadingTrivia(), SyntaxKind.InKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return parameter.WithType(parameter.Type.WithoutLeadingTrivia()).AddModifiers(word);
    }
}
