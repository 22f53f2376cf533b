using Microsoft.CodeAnalysis;

namespace RawTp.Model;

/// <summary>How a parameter travels through a tracepoint in its ulong, and so how a program reads it.</summary>
internal enum Passing
{
    /// <summary>Not at all: <c>ref</c>, <c>out</c>, a ref struct other than a span, an open type parameter.</summary>
    Impossible,

    /// <summary>Its memory image, zero-extended.</summary>
    Value,

    /// <summary>As a value, too; but a pointer type cannot be a type argument.</summary>
    Pointer,

    /// <summary>The address of the reference.</summary>
    Reference,

    /// <summary>The address of a reference to the variable.</summary>
    Ref,

    /// <summary>The address of a <c>ReadOnlySpan</c>.</summary>
    Span,

    /// <summary>The address of a <c>Span</c>.</summary>
    WritableSpan,
}

/// <summary>The widening rule: the one place that decides how a parameter is passed, for generator and analyzers alike.</summary>
internal static class PassingRule
{
    public static Passing Of(IParameterSymbol parameter) => Of(parameter.Type, parameter.RefKind);

    /// <summary>Whether <c>in</c> would make the parameter one that can be passed, or keep it one.</summary>
    public static bool CanBePassedByIn(IParameterSymbol parameter) => Of(parameter.Type, RefKind.In) != Passing.Impossible;

    private static Passing Of(ITypeSymbol type, RefKind refKind)
    {
        if (refKind is RefKind.Ref or RefKind.Out || MentionsTypeParameter(type))
            return Passing.Impossible;
        if (type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
            return Passing.Pointer;
        if (IsSpan(type, "ReadOnlySpan"))
            return Passing.Span;
        if (IsSpan(type, "Span"))
            return Passing.WritableSpan;
        if (type.IsRefLikeType || IsRestricted(type))
            return Passing.Impossible;
        if (refKind != RefKind.None)
            return Passing.Ref;
        if (type.IsReferenceType)
            return Passing.Reference;
        return IsValue(type) ? Passing.Value : Passing.Ref;
    }

    /// <summary>Whether the type is passed as its memory image.</summary>
    private static bool IsValue(ITypeSymbol type)
        // Nullable<T> is left out, because no type argument of Value<T> could name it.
        => type.IsUnmanagedType
            && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T
            && TypeLayout.SizeOf(type) is >= 1 and <= 8;

    private static bool IsSpan(ITypeSymbol type, string name)
        => type is INamedTypeSymbol { IsRefLikeType: true, Arity: 1, ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            && type.Name == name;

    public static bool IsRestricted(ITypeSymbol type)
        => type.SpecialType is SpecialType.System_TypedReference or SpecialType.System_ArgIterator or SpecialType.System_RuntimeArgumentHandle;

    public static bool MentionsTypeParameter(ITypeSymbol type)
        => type switch
        {
            ITypeParameterSymbol => true,
            IArrayTypeSymbol array => MentionsTypeParameter(array.ElementType),
            IPointerTypeSymbol pointer => MentionsTypeParameter(pointer.PointedAtType),
            IFunctionPointerTypeSymbol function => MentionsTypeParameter(function.Signature.ReturnType) || function.Signature.Parameters.Any(static p => MentionsTypeParameter(p.Type)),
            INamedTypeSymbol named => named.TypeArguments.Any(MentionsTypeParameter) || (named.ContainingType is { } outer && MentionsTypeParameter(outer)),
            _ => false,
        };
}
