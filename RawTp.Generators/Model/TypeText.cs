using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RawTp.Model;

/// <summary>Types as generated code writes them.</summary>
internal static class TypeText
{
    private static readonly SymbolDisplayFormat s_declared = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat s_readable = SymbolDisplayFormat.CSharpErrorMessageFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>As a parameter's type, with <c>global::</c> and nullable annotations.</summary>
    public static string Declared(ITypeSymbol type) => type.ToDisplayString(s_declared);

    /// <summary>As a type argument or in <c>typeof</c>, where neither <c>dynamic</c> nor an annotation on the type itself is allowed.</summary>
    public static string Bare(ITypeSymbol type)
        => type.TypeKind == TypeKind.Dynamic ? "object" : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(s_declared);

    /// <summary>As in a compiler's message.</summary>
    public static string Readable(ITypeSymbol type) => type.ToDisplayString(s_readable);

    /// <summary>As they stand behind a name, such as <c>&lt;TKey, TValue&gt;</c>; empty where there are none.</summary>
    public static string Parameters(ImmutableArray<ITypeParameterSymbol> parameters)
        => parameters.IsEmpty ? "" : $"<{string.Join(", ", parameters.Select(static parameter => VarianceOf(parameter) + Identifier.Escape(parameter.Name)))}>";

    private static string VarianceOf(ITypeParameterSymbol parameter)
        => parameter.Variance switch
        {
            VarianceKind.In => "in ",
            VarianceKind.Out => "out ",
            _ => "",
        };

    /// <summary>The type by which another file can name what is read: a <c>file</c> enum as the integer that it is. Null where there is none.</summary>
    public static ITypeSymbol? KnownElsewhere(ITypeSymbol type)
        => type is INamedTypeSymbol { TypeKind: TypeKind.Enum, IsFileLocal: true, EnumUnderlyingType: { } underlying } ? underlying
            : MentionsFileLocal(type) ? null
            : type;

    private static bool MentionsFileLocal(ITypeSymbol type)
        => type switch
        {
            IArrayTypeSymbol array => MentionsFileLocal(array.ElementType),
            INamedTypeSymbol named => named.IsFileLocal || named.TypeArguments.Any(MentionsFileLocal) || (named.ContainingType is { } outer && MentionsFileLocal(outer)),
            _ => false,
        };

    /// <summary>Whether something in the declaration has no name or type yet, or stands where no such thing can: the compiler says so, and generated code would only say it again.</summary>
    public static bool IsHalfTyped(IMethodSymbol method)
    {
        if (HasErrors(method.ReturnType) || method.Parameters.Any(static parameter => parameter.Name.Length == 0 || HasErrors(parameter.Type)))
            return true;
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.Name.Length == 0 || (type.ContainingType is null && type.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal)))
                return true;
        }
        for (INamespaceSymbol space = method.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace)
        {
            if (space.Name.Length == 0)
                return true;
        }
        return false;
    }

    public static bool HasErrors(ITypeSymbol type)
        => type switch
        {
            IErrorTypeSymbol => true,
            IArrayTypeSymbol array => HasErrors(array.ElementType),
            IPointerTypeSymbol pointer => HasErrors(pointer.PointedAtType),
            IFunctionPointerTypeSymbol function => HasErrors(function.Signature.ReturnType) || function.Signature.Parameters.Any(static parameter => HasErrors(parameter.Type)),
            INamedTypeSymbol named => named.TypeArguments.Any(HasErrors) || (named.ContainingType is { } outer && HasErrors(outer)),
            _ => false,
        };
}
