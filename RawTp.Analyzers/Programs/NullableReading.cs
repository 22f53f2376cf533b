using Microsoft.CodeAnalysis;
using RawTp.Model;

namespace RawTp.Analyzers.Programs;

/// <summary>Whether null can arrive where nobody expects it: what the annotations of both sides say.</summary>
internal static class NullableReading
{
    /// <summary>Whether the argument may be null, and what it is read as may not. Code without annotations says neither.</summary>
    public static bool IsNotExpected(IParameterSymbol argument, ArgumentRead read)
        => ArgumentFit.ReadingOf(argument).Type is { IsValueType: false, NullableAnnotation: NullableAnnotation.Annotated }
            && read.Type is { } type
            && TypeOf(type).NullableAnnotation == NullableAnnotation.NotAnnotated;

    /// <summary>How the argument is to be read.</summary>
    public static string Of(IParameterSymbol argument) => TypeText.Readable(ArgumentFit.ReadingOf(argument).Type);

    /// <summary>A typed program's <c>Span</c> stands for what it is made of.</summary>
    private static ITypeSymbol TypeOf(ITypeSymbol type) => type is INamedTypeSymbol { IsRefLikeType: true, TypeArguments: [var element] } ? element : type;
}
