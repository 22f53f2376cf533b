using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Model;

namespace RawTp.Analyzers.Programs;

/// <summary>One thing that a program reads and a tracepoint does not have, or has as something else.</summary>
/// <param name="Read">What is read.</param>
/// <param name="Argument">The argument that is something else; null where there is none.</param>
/// <param name="What">A clause that follows the program's name: <c>reads args[3]</c>.</param>
/// <param name="Instead">A clause that follows <c>but</c>.</param>
internal sealed record Misfit(ArgumentRead Read, IParameterSymbol? Argument, string What, string Instead)
{
    /// <summary>All that does not fit; of the reads at one place, a call say, the first.</summary>
    public static IEnumerable<Misfit> Of(ArgumentReads reads, MapEntry tracepoint, Compilation compilation)
    {
        IMethodSymbol? method = tracepoint.FindMethod();
        return reads.Reads.GroupBy(static read => read.Place)
            .Select(place => place.OrderByDescending(static read => read.CountNeeded).Select(read => Of(read, tracepoint, method, compilation)).FirstOrDefault(static misfit => misfit is not null))
            .OfType<Misfit>();
    }

    /// <summary>What is read of a number of arguments, or of those that no tracepoint has.</summary>
    public static string ReadOf(ArgumentRead read)
    {
        if (read.Place is ParameterSyntax parameter)
            return $"takes '{parameter.Identifier.ValueText}' as args[{read.First}]";
        string index = read.First == read.Last ? $"args[{read.First}]"
            : read.IsGuarded ? $"what there is only with {read.CountNeeded} arguments or more"
            : $"args[{read.First}] to args[{read.Last}]";
        return $"reads {index}{In(read.CalledMethod)}";
    }

    public static string In(string? calledMethod) => calledMethod is null ? "" : $" in '{calledMethod}'";

    private static Misfit? Of(ArgumentRead read, MapEntry tracepoint, IMethodSymbol? method, Compilation compilation)
    {
        if (read.CountNeeded > tracepoint.Parameters.Count)
            return new Misfit(read, null, ReadOf(read), Arguments(tracepoint));
        if (method is null || read.Type is not { } type)
            return null;
        return method.Parameters.Where(argument => read.First <= argument.Ordinal && argument.Ordinal <= read.Last && !ArgumentFit.IsReadAsIs(argument, read.Accessor, type, compilation))
            .Select(argument => new Misfit(read, argument, MisreadOf(read, argument), WhatItIs(argument, tracepoint, read)))
            .FirstOrDefault();
    }

    private static string MisreadOf(ArgumentRead read, IParameterSymbol argument)
        => read.Place is ParameterSyntax parameter
            ? $"takes args[{read.First}] as '{Declaration(parameter)}'"
            : $"reads args[{argument.Ordinal}] with {read.Accessor}<{TypeText.Readable(read.Type!)}>{In(read.CalledMethod)}";

    private static string WhatItIs(IParameterSymbol argument, MapEntry tracepoint, ArgumentRead read)
    {
        (Accessor accessor, ITypeSymbol type) = ArgumentFit.ReadingOf(argument);
        // A pointer cannot be a type argument.
        string how = type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer ? "Value<nuint>" : $"{accessor}<{TypeText.Readable(type)}>";
        return $"that argument of tracepoint '{tracepoint.DisplayName()}' is '{tracepoint.Parameters[argument.Ordinal]}'{(read.Place is ParameterSyntax ? "" : $", which is read with {how}")}";
    }

    public static string Declaration(ParameterSyntax parameter) => DeclarationText.Quoted(parameter.WithAttributeLists(default).WithoutTrivia());

    private static string Arguments(MapEntry tracepoint)
    {
        int count = tracepoint.Parameters.Count;
        string arguments = count switch
        {
            0 => "no arguments",
            1 => $"1 argument ({tracepoint.Parameters[0]})",
            _ => $"{count} arguments ({string.Join(", ", tracepoint.Parameters)})",
        };
        return $"tracepoint '{tracepoint.DisplayName()}' has {arguments}";
    }
}
