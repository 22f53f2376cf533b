using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace RawTp.Model;

/// <summary>How many bytes an unmanaged type takes, as the runtime lays it out on 64 bits.</summary>
internal static class TypeLayout
{
    private const int PointerSize = 8;

    /// <summary>A struct cannot hold itself, but code that is being typed can say so, and say so of ever larger types.</summary>
    private const int DeepestNesting = 50;

    /// <summary>
    /// Structs of the framework whose reference assembly shows a dummy in place of their fields. Others of that kind have no
    /// known size here, and are passed by their address.
    /// </summary>
    private static readonly Dictionary<string, int> s_framework = new()
    {
        ["System.DateOnly"] = 4,
        ["System.DateTime"] = 8,
        ["System.Half"] = 2,
        ["System.Index"] = 4,
        ["System.Range"] = 8,
        ["System.TimeOnly"] = 8,
        ["System.TimeSpan"] = 8,
        ["System.Buffers.StandardFormat"] = 2,
        ["System.Collections.Specialized.BitVector32"] = 4,
        ["System.Drawing.Point"] = 8,
        ["System.Drawing.PointF"] = 8,
        ["System.Drawing.Size"] = 8,
        ["System.Drawing.SizeF"] = 8,
        ["System.Runtime.InteropServices.GCHandle"] = 8,
        ["System.Runtime.InteropServices.NFloat"] = 8,
        ["System.Text.Rune"] = 4,
    };

    /// <returns>The size in bytes, or null where it cannot be known when compiling.</returns>
    public static int? SizeOf(ITypeSymbol type) => Of(type)?.Size;

    /// <inheritdoc cref="SizeOf" />
    public static int? AlignmentOf(ITypeSymbol type) => Of(type)?.Alignment;

    private static Layout? Of(ITypeSymbol type, int depth = 0)
    {
        if (type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
            return Layout.Primitive(PointerSize);
        if (type is not INamedTypeSymbol named)
            return null;
        if (named.TypeKind == TypeKind.Enum)
            return Of(named.EnumUnderlyingType!);
        int primitive = named.SpecialType switch
        {
            SpecialType.System_Boolean or SpecialType.System_SByte or SpecialType.System_Byte => 1,
            SpecialType.System_Char or SpecialType.System_Int16 or SpecialType.System_UInt16 => 2,
            SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => 4,
            SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double => 8,
            SpecialType.System_IntPtr or SpecialType.System_UIntPtr => PointerSize,
            _ => 0,
        };
        if (primitive != 0)
            return Layout.Primitive(primitive);
        if (s_framework.TryGetValue(named.OriginalDefinition.ToDisplayString(), out int known))
            // DateTime and its like leave the order of their fields to the runtime.
            return new Layout(known, known, IsAuto: known == 8);
        // Of the compiler's other special structs (decimal, RuntimeTypeHandle) Roslyn imports no fields; they are no values here.
        return depth < DeepestNesting && named.TypeKind == TypeKind.Struct && named.IsUnmanagedType && named.SpecialType == SpecialType.None
            ? OfFields(named, depth + 1)
            : null;
    }

    private static Layout? OfFields(INamedTypeSymbol type, int depth)
    {
        var fields = new List<(Layout Layout, int? Offset)>();
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
        {
            // A named element of a tuple stands beside the ItemN that it names.
            if (field.IsStatic || field.IsExplicitlyNamedTupleElement)
                continue;
            if (field.Name is "_dummy" or "_dummyPrimitive" || (field.IsFixedSizeBuffer ? OfBuffer(field) : Of(field.Type, depth)) is not { } layout)
                return null;
            fields.Add((layout, OffsetOf(field)));
        }
        StructLayoutAttributeData declared = StructLayoutAttributeData.Of(type);
        int natural = declared.Kind switch
        {
            LayoutKind.Explicit => SizeOfExplicit(fields, declared.Pack),
            LayoutKind.Auto => SizeOfAuto(fields),
            // The runtime orders the fields of a struct itself where the order of one of them is left to it.
            _ => fields.Any(static field => field.Layout.IsAuto) ? SizeOfAuto(fields) : SizeOfSequential(fields, declared.Pack),
        };
        int alignment = fields.Count == 0 ? 1 : fields.Max(field => Math.Min(field.Layout.Alignment, declared.Pack));
        int size = Math.Max(Math.Max(natural, declared.Size), 1);
        if (InlineArrayLength(type) is { } length)
            size *= length;
        bool isAuto = declared.Kind == LayoutKind.Auto || fields.Any(static field => field.Layout.IsAuto);
        return new Layout(size, alignment, isAuto);
    }

    private static int SizeOfSequential(List<(Layout Layout, int? Offset)> fields, int pack)
    {
        int offset = 0;
        int largest = 1;
        foreach ((Layout layout, _) in fields)
        {
            int alignment = Math.Min(layout.Alignment, pack);
            offset = RoundUp(offset, alignment) + layout.Size;
            largest = Math.Max(largest, alignment);
        }
        return RoundUp(offset, largest);
    }

    private static int SizeOfExplicit(List<(Layout Layout, int? Offset)> fields, int pack)
    {
        int end = fields.Count == 0 ? 0 : fields.Max(static field => (field.Offset ?? 0) + field.Layout.Size);
        int largest = fields.Count == 0 ? 1 : fields.Max(field => Math.Min(field.Layout.Alignment, pack));
        return RoundUp(end, largest);
    }

    /// <summary>Primitives first, the largest before the smaller; then structs, each at a multiple of a pointer's size or its own.</summary>
    private static int SizeOfAuto(List<(Layout Layout, int? Offset)> fields)
        => SizeOfSequential([.. fields.OrderBy(static field => field.Layout.IsStruct).ThenByDescending(static field => field.Layout.Size)], pack: PointerSize);

    private static Layout? OfBuffer(IFieldSymbol field)
        => field.Type is IPointerTypeSymbol { PointedAtType: var element } && Of(element) is { } layout
            ? layout with { Size = layout.Size * field.FixedSize, IsStruct = true }
            : null;

    private static int? OffsetOf(IFieldSymbol field)
        => field.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.Name == nameof(FieldOffsetAttribute)) is { ConstructorArguments: [{ Value: int offset }] }
            ? offset
            : null;

    private static int? InlineArrayLength(INamedTypeSymbol type)
        => type.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.Name == "InlineArrayAttribute") is { ConstructorArguments: [{ Value: int length }] }
            ? length
            : null;

    private static int RoundUp(int offset, int alignment) => (offset + alignment - 1) / alignment * alignment;

    private sealed record Layout(int Size, int Alignment, bool IsAuto = false, bool IsStruct = true)
    {
        public static Layout Primitive(int size) => new(size, size, IsStruct: false);
    }

    private readonly record struct StructLayoutAttributeData(LayoutKind Kind, int Pack, int Size)
    {
        public static StructLayoutAttributeData Of(INamedTypeSymbol type)
        {
            AttributeData? attribute = type.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.Name == nameof(StructLayoutAttribute));
            LayoutKind kind = attribute is { ConstructorArguments: [{ Value: { } value }] } ? (LayoutKind)Convert.ToInt32(value) : LayoutKind.Sequential;
            return new StructLayoutAttributeData(kind, Named("Pack") is var pack and not 0 ? pack : PointerSize, Named("Size"));

            int Named(string name) => attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as int? ?? 0;
        }
    }
}
