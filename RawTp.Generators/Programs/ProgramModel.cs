using Microsoft.CodeAnalysis;
using RawTp.Model;
using RawTp.Model.Verification;
using RawTp.Sources;
using RawTp.Text;
using RawTp.Tracepoints;

namespace RawTp.Programs;

/// <summary>One entry of what a program reads.</summary>
/// <param name="IsOptional">Whether it is read only where the tracepoint has the argument.</param>
/// <param name="IsWritten">Whether it is a span that the program can write to.</param>
internal sealed record ReadModel(int Index, Accessor Accessor, string? Type, bool IsOptional = false, bool IsWritten = false);

/// <summary>All that the generated text of a program depends on.</summary>
/// <param name="Parameters">Of the typed form; null for the raw form.</param>
/// <param name="Reads">What it reads; null where that could not be verified, which the analyzers say.</param>
/// <param name="Tracepoints">The names of those that it says it is for.</param>
internal sealed record ProgramModel(
    Container Container,
    string Method,
    bool IsPublic,
    SpecialType Returns,
    EquatableArray<ParameterModel>? Parameters,
    EquatableArray<ReadModel>? Reads,
    EquatableArray<string> Tracepoints)
{
    /// <summary>What other assemblies are told of it; null where they cannot see it.</summary>
    public ReaderModel? Record { get; private init; }

    /// <summary>Those of <see cref="Tracepoints"/> that are in referenced assemblies, as they are there.</summary>
    public EquatableArray<BuiltForModel> BuiltFor { get; private init; }

    /// <returns>The model, or null where something is wrong, which the analyzers say.</returns>
    public static ProgramModel? Of(MarkedMethod marked, out ArgumentReads? reads, CancellationToken cancellation)
    {
        IMethodSymbol method = marked.Method;
        reads = null;
        var declaration = new ProgramDeclaration(method, marked.Attributes);
        if (declaration.Mistakes(cancellation).Any() || TypeText.IsHalfTyped(method))
            return null;
        cancellation.ThrowIfCancellationRequested();
        reads = declaration.IsRaw ? ProgramVerification.Verify(method, marked.Compilation, cancellation) : ArgumentFit.OfParameters(method, cancellation);
        EquatableArray<ParameterModel>? parameters = declaration.IsRaw ? null : method.Parameters.Select(parameter => ParameterModel.Of(parameter, cancellation)).ToEquatableArray();
        return new ProgramModel(
            Container.Of(method.ContainingType),
            method.Name,
            method.DeclaredAccessibility == Accessibility.Public,
            method.ReturnType.SpecialType,
            parameters,
            ReadsOf(reads),
            declaration.Tracepoints.Select(static tracepoint => tracepoint.Name).ToEquatableArray())
        {
            Record = ReaderModel.OfProgram(method, reads),
        };
    }

    public string HintName => $"{Container.HintName}.{Method}.program";

    public bool IsUnsafe => (Reads is { } reads && reads.Any(static read => read.Type?.Contains('*') == true)) || (Parameters is { } parameters && parameters.Any(static parameter => parameter.Type.Contains('*')));

    public ProgramModel RecordedWith(EquatableArray<BuiltForModel> referenced)
        => referenced.Count == 0 || Tracepoints.Count == 0 || Reads is not { Count: > 0 }
            ? this
            : this with { BuiltFor = referenced.Where(tracepoint => Tracepoints.Any(tracepoint.IsNamed)).ToEquatableArray() };

    private static EquatableArray<ReadModel>? ReadsOf(ArgumentReads reads)
        => !reads.IsVerified ? null : reads.Reads.SelectMany(Entries)
            .Distinct()
            .OrderBy(static read => read.Index).ThenBy(static read => read.Accessor).ThenBy(static read => read.Type, StringComparer.Ordinal).ThenBy(static read => read.IsOptional)
            .ToEquatableArray();

    /// <summary>A raw read that the program guards itself asks nothing of a tracepoint; a typed one does, where the argument exists.</summary>
    private static IEnumerable<ReadModel> Entries(ArgumentRead read)
    {
        // Of what is read in any case the last index says it.
        if (read.IsGuarded && read.CountNeeded > 0)
            yield return new ReadModel(read.CountNeeded - 1, Accessor.Raw, null);
        for (int index = read.First; index <= read.Last; index++)
        {
            if (read.Type is not null)
                yield return Typed(read, read.Type, index);
            else if (!read.IsGuarded)
                yield return new ReadModel(index, Accessor.Raw, null);
        }
    }

    private static ReadModel Typed(ArgumentRead read, ITypeSymbol type, int index)
        => type switch
        {
            // A pointer cannot be a type argument.
            { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => new ReadModel(index, read.Accessor, "nuint", read.IsGuarded),
            // A parameter of the typed form; the accessor names the elements.
            INamedTypeSymbol { IsRefLikeType: true, TypeArguments: [var element] } => new ReadModel(index, read.Accessor, TypeText.Bare(element), read.IsGuarded, IsWritten: true),
            _ => new ReadModel(index, read.Accessor, TypeText.Bare(type), read.IsGuarded),
        };
}
