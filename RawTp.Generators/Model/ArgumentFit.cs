using Microsoft.CodeAnalysis;

namespace RawTp.Model;

/// <summary>Whether an argument is what a program reads it as: when compiling, the decision that the runtime makes once more at attach (<c>AttachCheck</c>).</summary>
internal static class ArgumentFit
{
    /// <summary>With which accessor a parameter is read, and as which type.</summary>
    public static (Accessor Accessor, ITypeSymbol Type) ReadingOf(IParameterSymbol parameter)
        => PassingRule.Of(parameter) switch
        {
            Passing.Value or Passing.Pointer => (Accessor.Value, parameter.Type),
            Passing.Reference => (Accessor.Reference, parameter.Type),
            Passing.Span or Passing.WritableSpan => (Accessor.Span, ((INamedTypeSymbol)parameter.Type).TypeArguments[0]),
            _ => (Accessor.Ref, parameter.Type),
        };

    /// <summary>What the typed form reads: each parameter the argument in its place.</summary>
    public static ArgumentReads OfParameters(IMethodSymbol program, CancellationToken cancellation)
        => new(
            [
                .. from parameter in program.Parameters.Take(RuntimeNames.MaxArgs)
                   where PassingRule.Of(parameter) != Passing.Impossible && !TypeText.HasErrors(parameter.Type)
                   let place = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)
                   where place is not null
                   let reading = ReadingOf(parameter)
                   // Such a span can be written to, as that of the tracepoint must be then.
                   let type = PassingRule.Of(parameter) == Passing.WritableSpan ? parameter.Type : reading.Type
                   select new ArgumentRead(parameter.Ordinal, parameter.Ordinal, IsGuarded: false, parameter.Ordinal + 1, reading.Accessor, type, place),
            ],
            []);

    /// <summary>Whether <paramref name="argument"/>, a tracepoint's parameter, may be read so. What does not compile yet fits.</summary>
    public static bool IsReadAsIs(IParameterSymbol argument, Accessor accessor, ITypeSymbol type, Compilation compilation)
    {
        if (accessor == Accessor.Raw || PassingRule.Of(argument) == Passing.Impossible || TypeText.HasErrors(argument.Type) || TypeText.HasErrors(type))
            return true;
        (Accessor expected, ITypeSymbol own) = ReadingOf(argument);
        return accessor == expected && accessor switch
        {
            Accessor.Value => IsSame(Representation(own, compilation), Representation(type, compilation), compilation),
            Accessor.Reference => compilation.ClassifyCommonConversion(own, type) is { Exists: true, IsUserDefined: false } conversion && (conversion.IsIdentity || (conversion.IsReference && conversion.IsImplicit)),
            Accessor.Ref => IsSame(own, type, compilation),
            _ => IsSame(own, type, compilation) || IsSame(argument.Type, type, compilation),
        };
    }

    /// <summary>An enum can be read as the integer that it is, and the reverse; a pointer, which cannot be a type argument, as nint or nuint.</summary>
    private static ITypeSymbol Representation(ITypeSymbol type, Compilation compilation)
        => type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying
            : type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer || type.SpecialType == SpecialType.System_IntPtr ? compilation.GetSpecialType(SpecialType.System_UIntPtr)
            : type;

    /// <summary>Whether the runtime sees one type: <c>dynamic</c>, names of tuple elements and annotations are the compiler's own.</summary>
    private static bool IsSame(ITypeSymbol a, ITypeSymbol b, Compilation compilation)
        => SymbolEqualityComparer.Default.Equals(a, b) || compilation.ClassifyCommonConversion(a, b).IsIdentity;
}
