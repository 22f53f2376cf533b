using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Analyzers.Suppressors;

/// <summary>Silences rules of others where they misfire on how RawTp is used, and nowhere else.</summary>
public abstract class RawTpSuppressor : DiagnosticSuppressor
{
    private protected RawTpSuppressor(params SuppressionDescriptor[] suppressions) => SupportedSuppressions = ImmutableArray.Create(suppressions);

    /// <inheritdoc />
    public sealed override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; }

    /// <inheritdoc />
    public sealed override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (RuntimeSymbols.Of(context.Compilation) is not { } symbols)
            return;
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree
                || !Misfires(diagnostic, tree.GetRoot(context.CancellationToken), context.GetSemanticModel(tree), symbols, context.CancellationToken))
                continue;
            SuppressionDescriptor suppression = SupportedSuppressions.First(one => one.SuppressedDiagnosticId == diagnostic.Id);
            context.ReportSuppression(Suppression.Create(suppression, diagnostic));
        }
    }

    private protected abstract bool Misfires(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, RuntimeSymbols symbols, CancellationToken cancellation);
}
