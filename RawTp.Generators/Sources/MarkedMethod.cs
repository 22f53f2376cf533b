using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RawTp.Sources;

/// <summary>A method with the attributes on it that make it a tracepoint or a program.</summary>
/// <param name="Attributes">Those of this declaration of it, of one kind.</param>
internal sealed record MarkedMethod(MethodDeclarationSyntax Syntax, IMethodSymbol Method, ImmutableArray<AttributeData> Attributes, Compilation Compilation)
{
    /// <summary>Whether what the attributes say stands there, and is not the value of a constant or a name elsewhere.</summary>
    public bool SaysAllItself => Attributes.All(static attribute => attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax syntax
        && syntax.ArgumentList?.Arguments.All(static argument => argument.Expression is LiteralExpressionSyntax) != false);

    /// <param name="attribute">Of the runtime, without its namespace.</param>
    /// <returns>Null where the method has no such attribute.</returns>
    public static MarkedMethod? Of(MethodDeclarationSyntax syntax, IMethodSymbol method, string attribute, Compilation compilation)
    {
        ImmutableArray<AttributeData> attributes = method.GetAttributes();
        attributes = attributes.RemoveAll(other => other.ApplicationSyntaxReference?.SyntaxTree != syntax.SyntaxTree
            || other.AttributeClass is not { ContainingType: null, ContainingNamespace: { Name: "RawTp", ContainingNamespace.IsGlobalNamespace: true } } type
            || type.Name != attribute);
        return attributes.IsEmpty ? null : new MarkedMethod(syntax, method, attributes, compilation);
    }
}
