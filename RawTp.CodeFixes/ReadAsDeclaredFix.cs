using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Analyzers;

namespace RawTp.CodeFixes;

/// <summary>RTP1005: reads the argument with the accessor and the type that its tracepoint declares.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadAsDeclaredFix)), Shared]
public sealed class ReadAsDeclaredFix() : NodeFixProvider(RuleIds.WrongType)
{
    private protected override FoundFix? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (MisreadArgument.Of(diagnostic, model, cancellation) is not { } argument)
            return null;
        switch (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true))
        {
            case GenericNameSyntax { Parent: MemberAccessExpressionSyntax } read:
                GenericNameSyntax right = MisreadArgument.Reading(argument, model, read.SpanStart);
                return new FoundFix($"Read with {right}", [new NodeEdit(read, changed => right.WithTriviaFrom(changed))]);
            case var type when type.FirstAncestorOrSelf<ParameterSyntax>() is { Type: not null } parameter:
                ParameterSyntax declared = MisreadArgument.Declaration(parameter, argument, model);
                return new FoundFix($"Change to '{declared.WithoutTrivia()}'", [new NodeEdit(parameter, changed => MisreadArgument.Declaration((ParameterSyntax)changed, argument, model))]);
            default:
                return null;
        }
    }
}
