using Microsoft.CodeAnalysis;

namespace RawTp.Model.Verification;

/// <summary>
/// Which values can lead to a program's arguments. Only the runtime makes a <c>RawTracepointArgs</c>, and a ref struct can
/// lie nowhere but on the stack, so any value of that type which code sees while a program runs is that program's own, or a default that
/// cannot be read.
/// </summary>
internal static class ArgsType
{
    public static bool IsArgs(ITypeSymbol? type)
        => type is { Name: "RawTracepointArgs", ContainingNamespace: { Name: "RawTp", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether a value of the type is, or can hold, the arguments.</summary>
    public static bool Carries(ITypeSymbol? type) => Carries(type, []);

    private static bool Carries(ITypeSymbol? type, HashSet<ITypeSymbol> outer)
        => IsArgs(type) || type switch
        {
            IPointerTypeSymbol pointer => Carries(pointer.PointedAtType, outer),
            INamedTypeSymbol { IsRefLikeType: true } named => outer.Add(named)
                && (named.TypeArguments.Any(argument => Carries(argument, outer))
                    || named.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && Carries(field.Type, outer))),
            // "allows ref struct"
            ITypeParameterSymbol => false,
            _ => false,
        };
}
