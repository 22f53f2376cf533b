using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Analyzers;

namespace RawTp.CodeFixes;

/// <summary>RTP1009: adds the <c>?</c> to the type that a reference is read as, which may be another than its tracepoint's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExpectNullFix)), Shared]
public sealed class ExpectNullFix() : NodeFixProvider(RuleIds.UnexpectedNull)
{
    private protected override FoundFix? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation)
        => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is TypeSyntax found && TypeOf(found, model, cancellation) is { } type
                ? new FoundFix($"Change to '{type.WithoutTrivia()}?'", [new NodeEdit(type, static changed => SyntaxFactory.NullableType((TypeSyntax)changed.WithoutTrivia()).WithTriviaFrom(changed))])
                : null;

    /// <summary>A parameter's own type, or the type argument of an accessor or of a span.</summary>
    private static TypeSyntax? TypeOf(TypeSyntax found, SemanticModel model, CancellationToken cancellation)
        => found switch
        {
            GenericNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax }, TypeArgumentList.Arguments: [var type] } => type,
            { Parent: not (ParameterSyntax or QualifiedNameSyntax) } => null,
            GenericNameSyntax { TypeArgumentList.Arguments: [var element] } span when model.GetTypeInfo(span, cancellation).Type is { IsRefLikeType: true } => element,
            QualifiedNameSyntax { Right: GenericNameSyntax { TypeArgumentList.Arguments: [var element] } } span when model.GetTypeInfo(span, cancellation).Type is { IsRefLikeType: true } => element,
            _ => found.FirstAncestorOrSelf<ParameterSyntax>()!.Type,
        };
}
