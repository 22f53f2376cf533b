using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Model.Verification;

namespace RawTp.Model;

/// <summary>What can be wrong with a method marked <c>[RawTracepointProgram]</c>.</summary>
internal enum ProgramMistake
{
    NotStatic,
    Generic,
    Async,
    WrongReturnType,
    NotAnOrdinaryMethod,
    ImpossibleParameter,
    TooManyParameters,
    ContainerNotPartial,
    MembersCollide,
    NameIsTaken,
}

/// <summary>A method marked <c>[RawTracepointProgram]</c>, and what is wrong with it: what the generator obeys and the analyzers report.</summary>
internal sealed class ProgramDeclaration(IMethodSymbol method, IReadOnlyList<AttributeData> attributes)
{
    public IMethodSymbol Method { get; } = method;

    public IReadOnlyList<AttributeData> Attributes { get; } = attributes;

    /// <summary>Raw: one parameter, the arguments. Typed otherwise.</summary>
    public bool IsRaw => Method.Parameters is [{ RefKind: RefKind.None } args] && ArgsType.IsArgs(args.Type);

    /// <summary>The tracepoints that the program says it is for, each with the attribute that says so.</summary>
    public IEnumerable<(string Name, AttributeData Attribute)> Tracepoints
        => Attributes.Where(static attribute => attribute.ConstructorArguments is [{ Value: string }])
            .Select(static attribute => ((string)attribute.ConstructorArguments[0].Value!, attribute));

    public static ProgramDeclaration? Of(IMethodSymbol method, INamedTypeSymbol attributeClass)
        => method.GetAttributes().Where(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeClass)).ToList() is { Count: > 0 } attributes
            ? new ProgramDeclaration(method, attributes)
            : null;

    public IEnumerable<(ProgramMistake Mistake, ISymbol Culprit)> Mistakes(CancellationToken cancellation)
    {
        if (Method.MethodKind != MethodKind.Ordinary || Method.IsExtern || Method.IsVararg || HasNoBody(cancellation) || IsForUnmanagedCallers || !TracepointDeclaration.CanBeContinued(Method.ContainingType))
            yield return (ProgramMistake.NotAnOrdinaryMethod, Method);
        if (!Method.IsStatic || Method.IsAbstract || Method.IsVirtual)
            yield return (ProgramMistake.NotStatic, Method);
        if (Method.Arity > 0)
            yield return (ProgramMistake.Generic, Method);
        if (Method.IsAsync)
            yield return (ProgramMistake.Async, Method);
        if (Method.RefKind != RefKind.None || Method.ReturnType.SpecialType is not (SpecialType.System_Void or SpecialType.System_Int32 or SpecialType.System_UInt64))
            yield return (ProgramMistake.WrongReturnType, Method);
        for (INamedTypeSymbol? type = Method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.Arity > 0)
                yield return (ProgramMistake.Generic, type);
            if (!TracepointDeclaration.IsPartial(type, cancellation))
                yield return (ProgramMistake.ContainerNotPartial, type);
        }
        if (TracepointDeclaration.IsOverloaded(Method, Attributes[0]))
            yield return (ProgramMistake.MembersCollide, Method);
        if (Method.ContainingType.Holder([Method.Name + "Program"], cancellation) is { } holder)
            yield return (ProgramMistake.NameIsTaken, holder);
        if (IsRaw)
            yield break;
        if (Method.Parameters.Length > RuntimeNames.MaxArgs)
            yield return (ProgramMistake.TooManyParameters, Method);
        foreach (IParameterSymbol parameter in Method.Parameters)
        {
            if (PassingRule.Of(parameter) == Passing.Impossible)
                yield return (ProgramMistake.ImpossibleParameter, parameter);
        }
    }

    private bool IsForUnmanagedCallers
        => Method.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute");

    /// <summary>A partial method without a body that a user wrote.</summary>
    private bool HasNoBody(CancellationToken cancellation)
        => Method.IsPartialDefinition && !TracepointDeclaration.IsImplemented(Method, cancellation);
}
