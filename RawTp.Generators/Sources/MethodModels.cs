using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Model;
using RawTp.Programs;
using RawTp.Tracepoints;

namespace RawTp.Sources;

/// <summary>What is made of one method, and for how long that holds.</summary>
/// <param name="Tracepoint">Null where it is none.</param>
/// <param name="Program">Null where it is none.</param>
/// <param name="Reader">Null where programs of other assemblies may not call it.</param>
/// <param name="IsOfSignature">Whether it holds while types are alike; else all declarations must be.</param>
/// <param name="Files">Other files whose text it holds for.</param>
internal sealed record MethodModels(TracepointModel? Tracepoint, ProgramModel? Program, ReaderModel? Reader, bool IsOfSignature, ImmutableArray<SyntaxTree> Files)
{
    public static MethodModels Of(MethodDeclarationSyntax syntax, bool isMarked, bool mayBeReader, SemanticModel semantics, CancellationToken cancellation)
    {
        if ((!isMarked && !mayBeReader) || semantics.GetDeclaredSymbol(syntax, cancellation) is not { } method)
            return new MethodModels(null, null, null, IsOfSignature: true, ImmutableArray<SyntaxTree>.Empty);
        MarkedMethod? tracepoint = isMarked ? MarkedMethod.Of(syntax, method, "TracePointAttribute", semantics.Compilation) : null;
        MarkedMethod? program = isMarked ? MarkedMethod.Of(syntax, method, "RawTracepointProgramAttribute", semantics.Compilation) : null;
        ArgumentReads? programReads = null;
        ArgumentReads? readerReads = null;
        var models = new MethodModels(
            tracepoint is null ? null : TracepointModel.Of(tracepoint, cancellation),
            program is null ? null : ProgramModel.Of(program, out programReads, cancellation),
            program is null && mayBeReader ? ReaderModel.Of(method, semantics.Compilation, out readerReads, cancellation) : null,
            tracepoint?.SaysAllItself != false && program?.SaysAllItself != false && programReads is not { Followed: not null } && readerReads is not { Followed: not null },
            ImmutableArray<SyntaxTree>.Empty);
        return models with { Files = OtherFiles(method, programReads, readerReads).Where(file => file != syntax.SyntaxTree).Distinct().ToImmutableArray() };
    }

    /// <summary>With the other parts of the types that it stands in, since there may be its other part or one of its name.</summary>
    private static IEnumerable<SyntaxTree> OtherFiles(IMethodSymbol method, params ArgumentReads?[] reads)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
                yield return part.SyntaxTree;
        }
        foreach (SyntaxTree file in reads.SelectMany(static found => found?.Followed ?? []))
            yield return file;
    }
}
