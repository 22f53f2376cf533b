using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Analyzers;
using RawTp.Analyzers.Programs;
using RawTp.Model;

namespace RawTp.CodeFixes;

/// <summary>The argument that a diagnostic of <see cref="MisreadArgumentAnalyzer"/> is about, as its tracepoint declares it.</summary>
internal static class MisreadArgument
{
    public static IParameterSymbol? Of(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
        => diagnostic.Properties.TryGetValue(MisreadArgumentAnalyzer.TracepointProperty, out string? tracepoint) && tracepoint is not null
            && diagnostic.Properties.TryGetValue(MisreadArgumentAnalyzer.ArgumentProperty, out string? property)
            && int.TryParse(property, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && RuntimeSymbols.Of(model.Compilation) is { } symbols
                ? VisibleTracepoints.Of(model.Compilation, symbols).Find(tracepoint, cancellation).FirstOrDefault()?.FindMethod()?.Parameters.ElementAtOrDefault(index)
                : null;

    /// <summary>How the argument is read in a raw program: <c>Value&lt;int&gt;</c>.</summary>
    public static GenericNameSyntax Reading(IParameterSymbol argument, SemanticModel model, int position)
    {
        (Accessor accessor, ITypeSymbol type) = ArgumentFit.ReadingOf(argument);
        string text = type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer ? "nuint" : type.ToMinimalDisplayString(model, position);
        return (GenericNameSyntax)SyntaxFactory.ParseName($"{accessor}<{text}>");
    }

    /// <summary>A read of an argument with the type that another read has, in the place of that.</summary>
    public static ExpressionSyntax Converted(ExpressionSyntax read, ExpressionSyntax other, SemanticModel model, CancellationToken cancellation)
    {
        string type = model.GetTypeInfo(other, cancellation).Type!.ToMinimalDisplayString(model, other.SpanStart);
        ExpressionSyntax converted = SyntaxFactory.CastExpression(SyntaxFactory.ParseTypeName(type), read.WithoutTrivia());
        converted = CheckedContext.IsAround(other, model) ? SyntaxFactory.CheckedExpression(SyntaxKind.UncheckedExpression, converted)
            : other.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(converted)
            : converted;
        return converted.WithTriviaFrom(read);
    }

    /// <summary>How the argument is declared in a typed program.</summary>
    public static ParameterSyntax Declaration(ParameterSyntax parameter, IParameterSymbol argument, SemanticModel model)
    {
        TypeSyntax type = SyntaxFactory.ParseTypeName(argument.Type.ToMinimalDisplayString(model, parameter.SpanStart));
        SyntaxTokenList modifiers = argument.RefKind == RefKind.None ? default : SyntaxFactory.TokenList(SyntaxFactory.Token(SyntaxKind.InKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        return parameter.WithModifiers(modifiers).WithType(type.WithTrailingTrivia(parameter.Type!.GetTrailingTrivia())).WithLeadingTrivia(parameter.GetLeadingTrivia());
    }
}
