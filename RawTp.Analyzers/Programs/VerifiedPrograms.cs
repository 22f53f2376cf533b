using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Model;
using RawTp.Model.Verification;

namespace RawTp.Analyzers.Programs;

/// <summary>What the programs of a compilation read, found once for all rules that ask.</summary>
internal sealed class VerifiedPrograms
{
    private static readonly ConditionalWeakTable<Compilation, VerifiedPrograms> s_ofCompilations = new();

    private readonly ConcurrentDictionary<IMethodSymbol, ArgumentReads> _reads = new(SymbolEqualityComparer.Default);

    public static VerifiedPrograms Of(Compilation compilation) => s_ofCompilations.GetValue(compilation, static _ => new VerifiedPrograms());

    public ArgumentReads ReadsOf(ProgramDeclaration program, Compilation compilation, CancellationToken cancellation)
        => _reads.GetOrAdd(
            program.Method.PartialDefinitionPart ?? program.Method,
            method => program.IsRaw ? ProgramVerification.Verify(method, compilation, cancellation) : ArgumentFit.OfParameters(method, cancellation));

    /// <summary>Calls <paramref name="analyze"/> for each program, where its body is.</summary>
    public static void ForEach(CompilationStartAnalysisContext context, RuntimeSymbols symbols, Action<ProgramDeclaration, ArgumentReads, SyntaxNodeAnalysisContext> analyze)
        // Not an operation action, for which every body of a compilation would be bound: programs are few.
        => context.RegisterSyntaxNodeAction(
            node =>
            {
                var syntax = (MethodDeclarationSyntax)node.Node;
                // The implementing part of a partial method may have its attributes on the defining part.
                if (syntax.AttributeLists.Count == 0 && !syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
                    return;
                if (node.SemanticModel.GetDeclaredSymbol(syntax, node.CancellationToken) is not { } method
                    || ProgramDeclaration.Of(method, symbols.Program) is not { } program)
                    return;
                // The parameters of the typed form are compared at the defining part of a partial method.
                if (program.IsRaw ? syntax.Body is not null || syntax.ExpressionBody is not null : method.PartialDefinitionPart is null)
                    analyze(program, Of(node.Compilation).ReadsOf(program, node.Compilation, node.CancellationToken), node);
            },
            SyntaxKind.MethodDeclaration);

    /// <summary>The tracepoints that a program says it is for.</summary>
    public static MapEntry[] TracepointsOf(ProgramDeclaration program, Compilation compilation, RuntimeSymbols symbols, CancellationToken cancellation)
        => [.. program.Tracepoints.SelectMany(tracepoint => VisibleTracepoints.Of(compilation, symbols).Find(tracepoint.Name, cancellation)).Distinct()];
}
