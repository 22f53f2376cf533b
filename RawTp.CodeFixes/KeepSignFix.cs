using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Analyzers;

namespace RawTp.CodeFixes;

/// <summary>RTP1008: reads a signed argument with <c>Value</c>, so that its sign is kept, whatever becomes of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepSignFix)), Shared]
public sealed class KeepSignFix() : NodeFixProvider(RuleIds.LostSign)
{
    private protected override FoundFix? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index] } element
            || MisreadArgument.Of(diagnostic, model, cancellation) is not { } argument)
            return null;
        GenericNameSyntax accessor = MisreadArgument.Reading(argument, model, element.SpanStart);
        // args[^1] has no counterpart.
        ExpressionSyntax number = index.Expression is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.IndexExpression }
            ? SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(argument.Ordinal))
            : index.Expression;
        ExpressionSyntax read = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, element.Expression, accessor),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(index.WithExpression(number))));
        // Sign-extended: what a comparison or a sum with it means is what it looks like.
        if (Needs64Bits(element, read, model, cancellation))
            read = MisreadArgument.Converted(read, element, model, cancellation);
        return new FoundFix($"Read with {accessor}", [new NodeEdit(element, changed => read.WithTriviaFrom(changed))]);
    }

    /// <summary>Whether the code around it was written for a <c>ulong</c> and would not take a number that can be negative.</summary>
    private static bool Needs64Bits(ExpressionSyntax element, ExpressionSyntax read, SemanticModel model, CancellationToken cancellation)
    {
        ExpressionSyntax outer = element;
        while (outer.Parent is ParenthesizedExpressionSyntax parenthesized)
            outer = parenthesized;
        return outer.Parent switch
        {
            CastExpressionSyntax or InterpolationSyntax => false,
            ExpressionSyntax sum when sum.Kind() is SyntaxKind.AddExpression or SyntaxKind.AddAssignmentExpression && model.GetTypeInfo(sum, cancellation).Type?.SpecialType == SpecialType.System_String => false,
            ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } argument => !TakesSigned(call, argument, element, read, model),
            BinaryExpressionSyntax comparison when comparison.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression
                => !IsSmall(comparison.Left == outer ? comparison.Right : comparison.Left, model, cancellation),
            _ => true,
        };
    }

    /// <summary>Whether the call compiles with the number as it is, and does not make a large one of a negative one.</summary>
    private static bool TakesSigned(InvocationExpressionSyntax call, ArgumentSyntax argument, ExpressionSyntax element, ExpressionSyntax read, SemanticModel model)
        => model.GetSpeculativeSymbolInfo(call.SpanStart, call.ReplaceNode(element, read), SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol method
            && argument.NameColon is null
            && call.ArgumentList.Arguments.IndexOf(argument) is var index
            && method.Parameters.ElementAtOrDefault(index)?.Type is { SpecialType: SpecialType.System_Object or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32
                or SpecialType.System_Int64 or SpecialType.System_Decimal or SpecialType.System_Single or SpecialType.System_Double };

    /// <summary>Whether it is a constant that an <c>int</c> can hold.</summary>
    private static bool IsSmall(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
        => model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: int or short or sbyte or byte or ushort or char };
}
