using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

internal static class SymbolFacts
{
    public static IEnumerable<IOperation> OperationsAndBranch(this BasicBlock block)
        => block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;

    /// <summary>What the operation itself assigns to.</summary>
    public static IEnumerable<IOperation> Targets(this IOperation operation)
        => operation switch
        {
            IAssignmentOperation assignment => assignment.Target.DescendantsAndSelf(),
            IIncrementOrDecrementOperation step => [step.Target],
            IDeclarationExpressionOperation declaration => declaration.Descendants(),
            // Also by in: a few words of unsafe code write through it.
            IArgumentOperation { Parameter.RefKind: not RefKind.None } argument => argument.Value.DescendantsAndSelf(),
            IPatternOperation pattern => [pattern],
            _ => [],
        };

    /// <summary>
    /// The receiver of an extension block's member, which takes it by reference if it likes: <c>extension(ref int x)</c>. Such a block is a type
    /// of a kind that the version of the compiler which this is built on does not know.
    /// </summary>
    public static IOperation? ExtendedReceiver(this IOperation operation)
        => operation switch
        {
            IInvocationOperation { Instance: { } instance, TargetMethod.ContainingType.TypeKind: > TypeKind.FunctionPointer } => instance,
            IMemberReferenceOperation { Instance: { } instance, Member.ContainingType.TypeKind: > TypeKind.FunctionPointer } => instance,
            _ => null,
        };

    /// <summary>The length of an array, a string, a span or a list: a member of the framework that nobody else implements.</summary>
    public static bool IsLength(this IPropertySymbol property)
    {
        if (property.Name is not ("Length" or "Count" or "LongLength") || property.IsAbstract || property.IsVirtual || property.IsOverride || property.DeclaringSyntaxReferences.Length > 0)
            return false;
        INamespaceSymbol? space = property.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space?.Name == "System";
    }

    /// <summary>Whether the compiler leaves out calls of the method, with their arguments: unless a symbol is defined, or unless it is implemented.</summary>
    public static bool MayBeLeftOut(this IMethodSymbol method)
    {
        if (method is { IsPartialDefinition: true, PartialImplementationPart: null })
            return true;
        for (IMethodSymbol? declared = method; declared is not null; declared = declared.OverriddenMethod)
        {
            if (declared.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace.Name: "System" } }))
                return true;
        }
        return false;
    }
}
