using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Analyzers.Usage;

/// <summary>What a lambda takes with it from around it. One that takes nothing is made once and kept in a static field.</summary>
internal static class Captures
{
    /// <returns>The name of the first that is captured, or null.</returns>
    public static string? First(IAnonymousFunctionOperation lambda)
    {
        if (lambda.Symbol.IsStatic)
            return null;
        foreach (IOperation use in lambda.Body.Descendants())
        {
            switch (use)
            {
                case ILocalReferenceOperation { Local: { IsConst: false } local } when IsOutside(local):
                    return local.Name;
                case IParameterReferenceOperation { Parameter: var parameter } when IsOutside(parameter):
                    return parameter.Name;
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                    return "this";
            }
        }
        return null;

        bool IsOutside(ISymbol symbol)
            => symbol.DeclaringSyntaxReferences is not [var declaration, ..] || !lambda.Syntax.FullSpan.Contains(declaration.Span);
    }
}
