using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Analyzers.Suppressors;

/// <summary>A field that keeps a link is not there to be read: what is attached through it stays attached until the process ends.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeptLinkSuppressor() : RawTpSuppressor(
    new SuppressionDescriptor("SPRTP0004", "IDE0052", Kept),
    new SuppressionDescriptor("SPRTP0005", "CA1823", Kept),
    new SuppressionDescriptor("SPRTP0006", "S1144", Kept),
    new SuppressionDescriptor("SPRTP0007", "S4487", Kept))
{
    private const string Kept = "A link is kept, not read";

    private protected override bool Misfires(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, RuntimeSymbols symbols, CancellationToken cancellation)
    {
        TypeSyntax? type = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
        {
            FieldDeclarationSyntax field => field.Declaration.Type,
            PropertyDeclarationSyntax property => property.Type,
            _ => null,
        };
        return type is not null && IsLink(model.GetTypeInfo(type, cancellation).Type, symbols);
    }

    /// <summary>A link, or a collection of links.</summary>
    private static bool IsLink(ITypeSymbol? type, RuntimeSymbols symbols)
        => type switch
        {
            IArrayTypeSymbol array => IsLink(array.ElementType, symbols),
            INamedTypeSymbol named => SymbolEqualityComparer.Default.Equals(named, symbols.Link) || named.TypeArguments.Any(argument => IsLink(argument, symbols)),
            _ => false,
        };
}
