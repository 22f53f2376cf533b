using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace RawTp.Model.Verification;

internal static class SymbolFacts
{
    public static IEnumerable<IOperation> OperationsAndBranch(this BasicBlock block)
        => block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;

    /// <summary>Whether the member is the framework's own, whose lengths and counts are never negative.</summary>
    public static bool ContainingNamespaceIsSystem(this ISymbol member)
    {
        INamespaceSymbol? space = member.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space?.Name == "System";
    }
}
