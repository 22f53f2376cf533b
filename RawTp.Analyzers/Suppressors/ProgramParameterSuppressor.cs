using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Model;

namespace RawTp.Analyzers.Suppressors;

/// <summary>
/// A program's parameters are the tracepoint's: one that is not used keeps those behind it in their places, and what arrives in
/// one is known. An unused parameter behind the last that is used stays reported, as a program need not take it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProgramParameterSuppressor() : RawTpSuppressor(
    new SuppressionDescriptor("SPRTP0001", "IDE0060", Place),
    new SuppressionDescriptor("SPRTP0002", "RCS1163", Place),
    new SuppressionDescriptor("SPRTP0003", NullCheck, "What a tracepoint passes in a parameter that is not nullable is verified to be no null"))
{
    private const string NullCheck = "CA1062";
    private const string Place = "The place of a program's parameter says which argument it is";

    private protected override bool Misfires(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, RuntimeSymbols symbols, CancellationToken cancellation)
    {
        SyntaxNode place = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        bool isNullCheck = diagnostic.Id == NullCheck;
        ISymbol? symbol = isNullCheck
            ? model.GetSymbolInfo(place, cancellation).Symbol
            : place.FirstAncestorOrSelf<ParameterSyntax>() is { } syntax ? model.GetDeclaredSymbol(syntax, cancellation) : null;
        if (symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter || ProgramDeclaration.Of(method, symbols.Program) is not { } program)
            return false;
        return isNullCheck
            ? parameter.NullableAnnotation == NullableAnnotation.NotAnnotated
            : program.IsRaw || IsBeforeOneThatIsUsed(parameter, place, model, cancellation);
    }

    private static bool IsBeforeOneThatIsUsed(IParameterSymbol parameter, SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        MethodDeclarationSyntax? method = place.FirstAncestorOrSelf<MethodDeclarationSyntax>();
        return ((SyntaxNode?)method?.Body ?? method?.ExpressionBody) is { } body
            && body.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name
                => model.GetSymbolInfo(name, cancellation).Symbol is IParameterSymbol used
                    && used.Ordinal > parameter.Ordinal
                    && SymbolEqualityComparer.Default.Equals(used.ContainingSymbol, parameter.ContainingSymbol));
    }
}
