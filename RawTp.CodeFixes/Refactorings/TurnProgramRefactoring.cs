using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;
using RawTp.Analyzers;
using RawTp.Model;

namespace RawTp.CodeFixes.Refactorings;

/// <summary>Turns a program in raw form into one in typed form, and the other way.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(TurnProgramRefactoring)), Shared]
public sealed class TurnProgramRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc />
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        Document document = context.Document;
        CancellationToken cancellation = context.CancellationToken;
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || CaretToken.Of(root, context.Span).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { AttributeLists.Count: > 0 } syntax
            || context.Span.End > syntax.ParameterList.Span.End
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || RuntimeSymbols.Of(model.Compilation) is not { } symbols
            || model.GetDeclaredSymbol(syntax, cancellation) is not { PartialDefinitionPart: null, PartialImplementationPart: null } method
            || ProgramDeclaration.Of(method, symbols.Program) is not { } program
            || program.Mistakes(cancellation).Any() || TypeText.IsHalfTyped(method)
            || ((SyntaxNode?)syntax.Body ?? syntax.ExpressionBody) is null
            || MentionsParametersElsewhere(syntax))
            return;
        Action<SyntaxEditor>? turn = program.IsRaw
            ? RawToTyped.Of(syntax, program, model, symbols, cancellation)
            : TypedToRaw.Of(syntax, method, model, cancellation);
        if (turn is null || await IsUsedAsync(method, document.Project.Solution, cancellation).ConfigureAwait(false))
            return;
        context.RegisterRefactoring(CodeAction.Create(
            program.IsRaw ? "Turn into the typed form" : "Turn into the raw form",
            token =>
            {
                var editor = new SyntaxEditor(root, document.Project.Solution.Services);
                turn(editor);
                return document.WithChangesAsync(editor.GetChangedRoot(), token);
            },
            nameof(TurnProgramRefactoring)));
    }

    /// <summary>Comments and attributes of parameters, and a documentation of them, would be lost or wrong.</summary>
    private static bool MentionsParametersElsewhere(MethodDeclarationSyntax syntax)
        => syntax.ParameterList.DescendantTrivia().Any(WrittenCode.IsComment)
            || syntax.ParameterList.Parameters.Any(static parameter => parameter.AttributeLists.Count > 0)
            || syntax.GetLeadingTrivia().Any(static trivia => trivia.GetStructure() is { } documentation && documentation.DescendantNodes().OfType<XmlNameAttributeSyntax>().Any());

    /// <summary>Whether code that users wrote calls the method itself, and not what is generated for it.</summary>
    private static async Task<bool> IsUsedAsync(IMethodSymbol method, Solution solution, CancellationToken cancellation)
    {
        IEnumerable<ReferencedSymbol> found = await SymbolFinder.FindReferencesAsync(method, solution, cancellation).ConfigureAwait(false);
        return found.SelectMany(static one => one.Locations).Any(static location => location.Document is not SourceGeneratedDocument);
    }
}
