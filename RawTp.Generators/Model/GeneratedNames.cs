using Microsoft.CodeAnalysis;

namespace RawTp.Model;

/// <summary>Names of members that are to be generated into a type.</summary>
internal static class GeneratedNames
{
    /// <returns>What has one of the names already: a member that a user wrote, or the type itself, whose name no member can have. Null where all are free.</returns>
    public static ISymbol? Holder(this INamedTypeSymbol type, string[] names, CancellationToken cancellation)
        => names.Contains(type.Name) ? type
            : names.SelectMany(name => type.GetMembers(name)).FirstOrDefault(member => !IsOverloadOfShim(member) && !TracepointDeclaration.IsGenerated(member, cancellation));

    /// <summary>The shim is the only method among what is generated.</summary>
    private static bool IsOverloadOfShim(ISymbol member) => member is IMethodSymbol && member.Name.EndsWith("Shim", StringComparison.Ordinal);
}
