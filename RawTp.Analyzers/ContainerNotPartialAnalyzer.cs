using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Model;

namespace RawTp.Analyzers;

/// <summary>
/// A type that nothing can be generated into, RTP0002, though it holds tracepoints or programs, itself or in a type nested in it. Said once for
/// a type. The fix also needs the other types around the same methods; they are the diagnostic's additional locations.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContainerNotPartialAnalyzer() : RawTpAnalyzer(DiagnosticDescriptors.ContainerNotPartial)
{
    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols)
        => context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                if (!TracepointDeclaration.CanBeContinued(type) || !type.CanBeReferencedByName || TracepointDeclaration.IsPartial(type, symbol.CancellationToken))
                    return;
                IMethodSymbol[] marked = [.. MarkedMethods(type, symbols)];
                if (marked.Length > 0 && NotPartial(type, symbol.CancellationToken).FirstOrDefault() is { } place)
                    symbol.ReportDiagnostic(Describe(type, place, marked, symbol.CancellationToken));
            },
            SymbolKind.NamedType);

    private static Diagnostic Describe(INamedTypeSymbol type, Location place, IMethodSymbol[] marked, CancellationToken cancellation)
        => Diagnostic.Create(
            DiagnosticDescriptors.ContainerNotPartial,
            place,
            additionalLocations: marked.SelectMany(Containers).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
                .Where(static container => !container.IsFileLocal)
                .SelectMany(container => NotPartial(container, cancellation))
                .Where(location => location != place),
            type.Name,
            type.IsFileLocal ? "file-local" : "not partial",
            marked[0].Name,
            type.IsFileLocal ? "remove 'file'" : "declare it 'partial'");

    private static IEnumerable<IMethodSymbol> MarkedMethods(INamedTypeSymbol type, RuntimeSymbols symbols)
        => type.GetMembers().SelectMany(member => member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method when IsMarked(method, symbols) => [method],
            INamedTypeSymbol nested => MarkedMethods(nested, symbols),
            _ => Enumerable.Empty<IMethodSymbol>(),
        });

    private static bool IsMarked(IMethodSymbol method, RuntimeSymbols symbols)
        => TracepointDeclaration.Of(method, symbols.TracePoint) is not null || ProgramDeclaration.Of(method, symbols.Program) is not null;

    private static IEnumerable<INamedTypeSymbol> Containers(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            yield return type;
    }

    /// <summary>The type's name in each of its declarations that is not partial; in all where it is file-local.</summary>
    private static IEnumerable<Location> NotPartial(INamedTypeSymbol type, CancellationToken cancellation)
        => type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellation))
            .Where(declaration => type.IsFileLocal || !TracepointDeclaration.IsPartial(declaration))
            .OfType<TypeDeclarationSyntax>()
            .Select(static declaration => declaration.Identifier.GetLocation());
}
