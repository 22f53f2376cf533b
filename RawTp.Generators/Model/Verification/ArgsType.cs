using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

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
    public static bool Carries(ITypeSymbol? type)
        => type is IPointerTypeSymbol or INamedTypeSymbol { IsRefLikeType: true } && (IsArgs(type) || Carries(type, []));

    /// <summary>Whether an operation hands over what is, or can hold, the arguments.</summary>
    public static bool Carries(IOperation operation)
        => Carries(operation.Type) || (operation is IArgumentOperation argument && Carries(argument.Value.Type));

    /// <summary>
    /// Whether in the method's body the arguments can have a type parameter for their type (<c>allows ref struct</c>): there they would
    /// not be known again.
    /// </summary>
    public static bool IsHiddenIn(IMethodSymbol method)
    {
        if (method.TypeArguments.Any(Carries))
            return true;
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.TypeArguments.Any(Carries))
                return true;
        }
        return false;
    }

    private static bool Carries(ITypeSymbol type, HashSet<ITypeSymbol> outer)
        => type switch
        {
            IPointerTypeSymbol pointer => Carries(pointer.PointedAtType, outer),
            INamedTypeSymbol { IsRefLikeType: true } named => IsArgs(named) || (outer.Add(named)
                && (named.TypeArguments.Any(argument => Carries(argument, outer))
                    || named.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && Carries(field.Type, outer)))),
            _ => false,
        };
}
