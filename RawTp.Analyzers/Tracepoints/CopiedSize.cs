using Microsoft.CodeAnalysis;
using RawTp.Model;

namespace RawTp.Analyzers.Tracepoints;

/// <summary>How many bytes passing a struct by value copies. Other than <see cref="TypeLayout"/>, also of structs that hold references.</summary>
internal static class CopiedSize
{
    private const int Word = 8;

    /// <summary>As of <see cref="TypeLayout"/>: half-typed structs may hold themselves.</summary>
    private const int DeepestNesting = 50;

    /// <returns>Null where it cannot be known: the framework's reference assemblies hide the fields of its structs.</returns>
    public static int? Of(ITypeSymbol type) => Of(type, depth: 0);

    private static int? Of(ITypeSymbol type, int depth)
        => type is { IsReferenceType: true } ? Word
            : TypeLayout.SizeOf(type)
            ?? (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct } named || depth == DeepestNesting ? null
            : named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? OfNullable(named.TypeArguments[0], depth + 1)
            : named is { SpecialType: SpecialType.None, IsUnmanagedType: false } ? OfManaged(named, depth + 1)
            : null);

    /// <summary>The flag takes as much as the value's alignment asks for.</summary>
    private static int? OfNullable(ITypeSymbol value, int depth)
        => Of(value, depth) is { } size ? size + (TypeLayout.AlignmentOf(value) ?? Word) : null;

    /// <summary>A struct with references is laid out by the runtime, without gaps but at the end of what is smaller than a word.</summary>
    private static int? OfManaged(INamedTypeSymbol type, int depth)
    {
        int small = 0;
        int size = 0;
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (field.IsStatic || field.IsExplicitlyNamedTupleElement)
                continue;
            if (field.Name is "_dummy" or "_dummyPrimitive" || Of(field.Type, depth) is not { } bytes)
                return null;
            if (bytes < Word)
                small += bytes;
            else
                size += RoundedUp(bytes);
        }
        return size + RoundedUp(small);
    }

    private static int RoundedUp(int bytes) => (bytes + Word - 1) / Word * Word;
}
