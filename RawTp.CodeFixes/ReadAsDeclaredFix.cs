using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Analyzers;

namespace RawTp.CodeFixes;

/// <summary>
/// RTP1005: reads the argument with the accessor and the type that its tracepoint declares, and converts it to what it was read as where the code around takes
/// nothing else.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadAsDeclaredFix)), Shared]
public sealed class ReadAsDeclaredFix() : NodeFixProvider(RuleIds.WrongType)
{
    private protected override FoundFix? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (MisreadArgument.Of(diagnostic, model, cancellation) is not { } argument)
            return null;
        switch (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true))
        {
            case GenericNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } } read:
                GenericNameSyntax right = MisreadArgument.Reading(argument, model, read.SpanStart);
                NodeEdit[] edits =
                [
                    new NodeEdit(read, changed => right.WithTriviaFrom(changed)),
                    new NodeEdit(call, changed => MisreadArgument.Converted(((InvocationExpressionSyntax)changed).ReplaceNode(NameIn(changed), right.WithTriviaFrom(NameIn(changed))), call, model, cancellation)),
                ];
                return edits.Where(edit => Compiles(edit, model, cancellation)).Select(edit => new FoundFix($"Read with {right}", [edit])).FirstOrDefault();
            case var type when type.FirstAncestorOrSelf<ParameterSyntax>() is { Type: not null } parameter:
                ParameterSyntax declared = MisreadArgument.Declaration(parameter, argument, model);
                return new FoundFix($"Change to '{declared.WithoutTrivia()}'", [new NodeEdit(parameter, changed => MisreadArgument.Declaration((ParameterSyntax)changed, argument, model))]);
            default:
                return null;
        }
    }

    private static SimpleNameSyntax NameIn(SyntaxNode call) => ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)call).Expression).Name;

    /// <summary>Whether the member around has no more errors then than it has now.</summary>
    private static bool Compiles(NodeEdit edit, SemanticModel model, CancellationToken cancellation)
    {
        var place = new SyntaxAnnotation();
        SyntaxNode changed = model.SyntaxTree.GetRoot(cancellation).ReplaceNode(edit.Node, edit.Apply(edit.Node).WithAdditionalAnnotations(place));
        SyntaxTree tree = model.SyntaxTree.WithRootAndOptions(changed, model.SyntaxTree.Options);
        SemanticModel then = model.Compilation.ReplaceSyntaxTree(model.SyntaxTree, tree).GetSemanticModel(tree);
        return Errors(then, tree.GetRoot(cancellation).GetAnnotatedNodes(place).Single(), cancellation) <= Errors(model, edit.Node, cancellation);
    }

    private static int Errors(SemanticModel model, SyntaxNode place, CancellationToken cancellation)
        => model.GetDiagnostics(place.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.Span, cancellation).Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
