using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Analyzers;

/// <summary>
/// What all analyzers share: they run concurrently, leave generated code alone, keep nothing from one compilation to the
/// next, and do nothing at all where the runtime is not referenced.
/// </summary>
public abstract class RawTpAnalyzer : DiagnosticAnalyzer
{
    private protected RawTpAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = ImmutableArray.Create(rules);

    /// <inheritdoc />
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc />
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (RuntimeSymbols.Of(start.Compilation) is { } symbols)
                Register(start, symbols);
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols);

    /// <summary>Calls <paramref name="analyze"/> for each method that has attributes; for a partial method once.</summary>
    private protected static void ForMethods(CompilationStartAnalysisContext context, Action<IMethodSymbol, Action<Diagnostic>, CancellationToken> analyze)
        // By way of their types: a tracepoint has the [GeneratedCode] of its generated part, so actions on the method itself are passed over.
        => context.RegisterSymbolAction(
            symbol =>
            {
                foreach (ISymbol member in ((INamedTypeSymbol)symbol.Symbol).GetMembers())
                {
                    if (member is IMethodSymbol { PartialDefinitionPart: null, IsImplicitlyDeclared: false } method && !method.GetAttributes().IsEmpty)
                        analyze(method, symbol.ReportDiagnostic, symbol.CancellationToken);
                }
            },
            SymbolKind.NamedType);

    /// <summary>Calls <paramref name="analyze"/> for each local function and lambda that has attributes.</summary>
    private protected static void ForFunctionsInBodies(CompilationStartAnalysisContext context, Action<IMethodSymbol, Action<Diagnostic>, CancellationToken> analyze)
        => context.RegisterSyntaxNodeAction(
            node =>
            {
                ISymbol? symbol = node.Node switch
                {
                    LocalFunctionStatementSyntax { AttributeLists.Count: > 0 } local => node.SemanticModel.GetDeclaredSymbol(local, node.CancellationToken),
                    LambdaExpressionSyntax { AttributeLists.Count: > 0 } lambda => node.SemanticModel.GetSymbolInfo(lambda, node.CancellationToken).Symbol,
                    _ => null,
                };
                if (symbol is IMethodSymbol method)
                    analyze(method, node.ReportDiagnostic, node.CancellationToken);
            },
            SyntaxKind.LocalFunctionStatement,
            SyntaxKind.ParenthesizedLambdaExpression,
            SyntaxKind.SimpleLambdaExpression);
}
