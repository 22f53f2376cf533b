using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RawTp.Model;

/// <summary>What can be wrong with a method marked <c>[TracePoint]</c>.</summary>
internal enum TracepointMistake
{
    NotStaticPartialVoid,
    ContainerNotPartial,
    TooManyParameters,
    ImpossibleParameter,
    Generic,
    InvalidName,
    MembersCollide,
    NameIsTaken,
}

/// <summary>A method marked <c>[TracePoint]</c>, and what is wrong with it: what the generator obeys and the analyzers report.</summary>
internal sealed class TracepointDeclaration(IMethodSymbol method, AttributeData attribute)
{
    /// <summary>Asked for each tracepoint and program of a type, which has a generated part for each of them.</summary>
    private static readonly ConditionalWeakTable<INamedTypeSymbol, StrongBox<bool>> s_isPartial = new();

    public IMethodSymbol Method { get; } = method;

    public AttributeData Attribute { get; } = attribute;

    public string Name { get; } = attribute.ConstructorArguments is [{ Value: string name }] ? name : Identifier.ToSnakeCase(method.Name);

    public string System { get; } = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "System").Value.Value as string ?? "";

    public bool HasValidName => TracepointName.IsValid(Name) && (System.Length == 0 || TracepointName.IsValid(System));

    public static TracepointDeclaration? Of(IMethodSymbol method, INamedTypeSymbol attributeClass)
        => method.GetAttributes().FirstOrDefault(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeClass)) is { } attribute
            ? new TracepointDeclaration(method, attribute)
            : null;

    /// <summary>All mistakes, so that a user sees them at once. The generator needs to know whether there is one.</summary>
    public IEnumerable<(TracepointMistake Mistake, ISymbol Culprit)> Mistakes(CancellationToken cancellation)
    {
        if (!IsStaticPartialVoid(cancellation))
            yield return (TracepointMistake.NotStaticPartialVoid, Method);
        for (INamedTypeSymbol? type = Method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (!IsPartial(type, cancellation))
                yield return (TracepointMistake.ContainerNotPartial, type);
            if (type.Arity > 0)
                yield return (TracepointMistake.Generic, type);
        }
        if (Method.Arity > 0)
            yield return (TracepointMistake.Generic, Method);
        if (Method.Parameters.Length > RuntimeNames.MaxArgs)
            yield return (TracepointMistake.TooManyParameters, Method);
        foreach (IParameterSymbol parameter in Method.Parameters)
        {
            if (PassingRule.Of(parameter) == Passing.Impossible)
                yield return (TracepointMistake.ImpossibleParameter, parameter);
        }
        if (!HasValidName)
            yield return (TracepointMistake.InvalidName, Method);
        if (IsOverloaded(Method, Attribute))
            yield return (TracepointMistake.MembersCollide, Method);
        if (Method.ContainingType.Holder([Method.Name + "Enabled", Method.Name + "Tracepoint", Method.Name + "Shim"], cancellation) is { } holder)
            yield return (TracepointMistake.NameIsTaken, holder);
    }

    /// <summary>Whether another method of the container has the same name and attribute, so that members of the same names would be generated for both.</summary>
    public static bool IsOverloaded(IMethodSymbol method, AttributeData attribute)
        => method.ContainingType.GetMembers(method.Name).Any(other
            => other is IMethodSymbol { PartialDefinitionPart: null }
                && !SymbolEqualityComparer.Default.Equals(other, method.PartialDefinitionPart ?? method)
                && other.GetAttributes().Any(its => SymbolEqualityComparer.Default.Equals(its.AttributeClass, attribute.AttributeClass)));

    /// <summary>Whether the generator can add to the type: all its declarations are partial, and code in another file can name it.</summary>
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation)
        => s_isPartial.TryGetValue(type, out StrongBox<bool>? known) ? known.Value : s_isPartial.GetValue(type, _ => new StrongBox<bool>(FindIsPartial(type, cancellation))).Value;

    private static bool FindIsPartial(INamedTypeSymbol type, CancellationToken cancellation)
        => !type.IsFileLocal && type.CanBeReferencedByName && type.DeclaringSyntaxReferences.All(reference => IsPartial(reference.GetSyntax(cancellation)));

    /// <summary>Whether it is a kind of type that can be partial, which an extension block is not.</summary>
    public static bool CanBeContinued(INamedTypeSymbol type) => type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface;

    /// <summary>Top-level statements are a declaration of <c>Program</c>, which can be continued without a word.</summary>
    public static bool IsPartial(SyntaxNode declaration)
        => declaration is CompilationUnitSyntax || (declaration is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword));

    private bool IsStaticPartialVoid(CancellationToken cancellation)
        => Method is { IsStatic: true, ReturnsVoid: true, IsAsync: false, IsExtern: false, IsVararg: false, MethodKind: MethodKind.Ordinary }
            && CanBeContinued(Method.ContainingType)
            && Method.PartialDefinitionPart is null
            && !IsImplemented(Method, cancellation)
            && Method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is MethodDeclarationSyntax { Body: null, ExpressionBody: null } declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>Whether a user has written the part of a partial method that has the body.</summary>
    public static bool IsImplemented(IMethodSymbol method, CancellationToken cancellation)
        => method.PartialImplementationPart is { } implementation && !IsGenerated(implementation, cancellation);

    /// <summary>Analyzers see what is generated; the generator sees only what users wrote.</summary>
    public static bool IsGenerated(ISymbol member, CancellationToken cancellation)
        => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation).FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } declaration
            && declaration.AttributeLists.Any(static list => list.ToString().Contains("GeneratedCode"));
}
