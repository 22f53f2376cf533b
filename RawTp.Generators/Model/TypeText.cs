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

    public static bool HasErrors(ITypeSymbol type)
        => type switch
        {
            IErrorTypeSymbol => true,
            IArrayTypeSymbol array => HasErrors(array.ElementType),
            IPointerTypeSymbol pointer => HasErrors(pointer.PointedAtType),
            INamedTypeSymbol named => named.TypeArguments.Any(HasErrors),
            _ => false,
        };
}
