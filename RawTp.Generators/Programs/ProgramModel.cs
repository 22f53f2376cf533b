using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RawTp.Model;
using RawTp.Text;
using RawTp.Tracepoints;

namespace RawTp.Programs;

/// <summary>One entry of what a program reads.</summary>
/// <param name="IsWritten">Whether it is a span that the program can write to.</param>
internal sealed record ReadModel(int Index, Accessor Accessor, string? Type, bool IsWritten = false);

/// <summary>All that the generated text of a program depends on.</summary>
/// <param name="Parameters">Of the typed form; null for the raw form.</param>
/// <param name="Tracepoints">The names of those that it says it is for.</param>
internal sealed record ProgramModel(
    Container Container,
    string Method,
    bool IsPublic,
    SpecialType Returns,
    EquatableArray<ParameterModel>? Parameters,
    EquatableArray<ReadModel> Reads,
    EquatableArray<string> Tracepoints)
{
    /// <summary>Those of <see cref="Tracepoints"/> that are in referenced assemblies, as they are there.</summary>
    public EquatableArray<BuiltForModel> BuiltFor { get; private init; }

    /// <returns>The model, or null where something is wrong, which the analyzers say.</returns>
    public static ProgramModel? Of(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not IMethodSymbol method || context.TargetNode is not MethodDeclarationSyntax)
            return null;
        var declaration = new ProgramDeclaration(method, context.Attributes);
        if (declaration.Mistakes(cancellation).Any() || TypeText.IsHalfTyped(method))
            return null;
        cancellation.ThrowIfCancellationRequested();
        EquatableArray<ParameterModel>? parameters = declaration.IsRaw ? null : method.Parameters.Select(parameter => ParameterModel.Of(parameter, cancellation)).ToEquatableArray();
        return new ProgramModel(
            Container.Of(method.ContainingType),
            method.Name,
            method.DeclaredAccessibility == Accessibility.Public,
            method.ReturnType.SpecialType,
            parameters,
            parameters is { } typed ? ReadsOf(typed) : ReadsOf(context.SemanticModel, method.PartialImplementationPart ?? method, cancellation),
            declaration.Tracepoints.Select(static tracepoint => tracepoint.Name).ToEquatableArray());
    }

    public string HintName => $"{Container.HintName}.{Method}.program";

    public bool IsUnsafe => Reads.Any(static read => read.Type?.Contains('*') == true) || (Parameters is { } parameters && parameters.Any(static parameter => parameter.Type.Contains('*')));

    public ProgramModel RecordedWith(EquatableArray<BuiltForModel> referenced)
        => referenced.Count == 0 || Tracepoints.Count == 0 || Reads.Count == 0
            ? this
            : this with { BuiltFor = referenced.Where(tracepoint => Tracepoints.Any(tracepoint.IsNamed)).ToEquatableArray() };

    private static EquatableArray<ReadModel> ReadsOf(EquatableArray<ParameterModel> parameters)
        => parameters.Select(static (parameter, index) => parameter.Passing switch
        {
            Passing.Value => new ReadModel(index, Accessor.Value, parameter.BareType),
            Passing.Pointer => new ReadModel(index, Accessor.Value, "nuint"),
            Passing.Reference => new ReadModel(index, Accessor.Reference, parameter.BareType),
            Passing.Ref => new ReadModel(index, Accessor.Ref, parameter.BareType),
            Passing.WritableSpan => new ReadModel(index, Accessor.Span, parameter.BareType, IsWritten: true),
            _ => new ReadModel(index, Accessor.Span, parameter.BareType),
        }).ToEquatableArray();

    /// <summary>Of a partial method the part that has the body is read, whichever has the attribute.</summary>
    private static EquatableArray<ReadModel> ReadsOf(SemanticModel semantics, IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not MethodDeclarationSyntax syntax)
            return default;
        if (syntax.SyntaxTree != semantics.SyntaxTree)
            semantics = semantics.Compilation.GetSemanticModel(syntax.SyntaxTree);
        SyntaxNode? body = (SyntaxNode?)syntax.Body ?? syntax.ExpressionBody;
        if (body is null || semantics.GetOperation(body, cancellation) is not { } operation)
            return default;
        return ArgumentReads.Of(operation, method.Parameters[0]).Reads
            .Where(static read => read.Index is >= 0 and < RuntimeNames.MaxArgs && (read.Type is null || !TypeText.HasErrors(read.Type)))
            .Select(static read => new ReadModel(read.Index!.Value, read.Accessor, read.Type is null ? null : TypeText.Bare(TypeText.KnownElsewhere(read.Type)!)))
            .Distinct()
            .OrderBy(static read => read.Index).ThenBy(static read => read.Accessor).ThenBy(static read => read.Type, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
