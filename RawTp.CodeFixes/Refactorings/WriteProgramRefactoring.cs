using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Editing;
using RawTp.Analyzers;

namespace RawTp.CodeFixes.Refactorings;

/// <summary>Writes a new program, in raw or in typed form, for the tracepoint at the caret.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(WriteProgramRefactoring)), Shared]
public sealed class WriteProgramRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc />
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || RuntimeSymbols.Of(model.Compilation) is not { } symbols
            || CaretToken.Of(root, context.Span) is not { Parent: { } caret } word
            || KnownTracepoint.At(word, model, symbols, context.CancellationToken) is not { } tracepoint)
            return;
        var program = new NewProgram(tracepoint, ProgramPlace.Around(caret, model, context.CancellationToken), model, caret);
        Offer(isTyped: false);
        if (program.CanBeTyped)
            Offer(isTyped: true);

        void Offer(bool isTyped)
        {
            string form = isTyped ? "typed" : "raw";
            context.RegisterRefactoring(CodeAction.Create(
                $"Write a {form} program for '{tracepoint.Text}'",
                token =>
                {
                    var editor = new SyntaxEditor(root, document.Project.Solution.Services);
                    program.AddTo(editor, isTyped);
                    return document.WithChangesAsync(editor.GetChangedRoot(), token);
                },
                $"{nameof(WriteProgramRefactoring)}.{form}"));
        }
    }
}
