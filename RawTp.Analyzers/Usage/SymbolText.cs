using Microsoft.CodeAnalysis;

namespace RawTp.Analyzers.Usage;

/// <summary>How messages and tables call types.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat s_fullName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>As it is written where its namespace is imported, such as <c>List&lt;int&gt;</c>.</summary>
    public static string ShortName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>With namespace and without type arguments, such as <c>System.Collections.Generic.List</c>.</summary>
    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(s_fullName);
}
