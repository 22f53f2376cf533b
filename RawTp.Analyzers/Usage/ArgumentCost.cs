using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Analyzers.Usage;

/// <summary>The part of an argument that costs something to make, and how it does.</summary>
/// <param name="Description">Follows <c>an argument</c>, as in <c>calls 'Load'</c>.</param>
internal readonly record struct ArgumentCost(IOperation Operation, string Description)
{
    /// <param name="isSpared">Whether a part is not made while nothing is attached.</param>
    /// <returns>The first such part; null where all is cheap: variables, constants, arithmetic, and members that do no more than return one of those.</returns>
    public static ArgumentCost? Find(IOperation operation, Func<IOperation, bool> isSpared)
    {
        if (operation.ConstantValue.HasValue)
            return null;
        switch (operation)
        {
            case INameOfOperation or ITypeOfOperation or ISizeOfOperation or IDefaultValueOperation or IThrowOperation or IInvalidOperation:
            // Made once and kept.
            case ICoalesceAssignmentOperation:
                return null;
            case IArrayCreationOperation array when Allocation.IsData(array):
                return null;
        }
        if (Describe(operation) is { } own)
            return isSpared(operation) ? null : new(operation, own);
        if (operation is IDelegateCreationOperation)
            return null;
        foreach (IOperation child in operation.ChildOperations)
        {
            if (Find(child, isSpared) is { } cost)
                return cost;
        }
        return null;
    }

    private static string? Describe(IOperation operation)
        => operation switch
        {
            IAwaitOperation => "awaits",
            IInterpolatedStringHandlerCreationOperation => "makes a string by interpolation",
            ITranslatedQueryOperation => "makes a query",
            IInvocationOperation call when !CheapMembers.IsCheap(call.TargetMethod) => $"calls '{Name(call.TargetMethod)}'",
            IPropertyReferenceOperation { Property: var property } when !CheapMembers.IsCheap(property) => $"computes '{(property.IsIndexer ? "this[]" : property.Name)}'",
            IConversionOperation { OperatorMethod: { } conversion } when !CheapMembers.IsCheap(conversion) => $"is converted by '{conversion.ContainingType.ShortName()}'",
            IBinaryOperation { OperatorMethod: { } binary } when !CheapMembers.IsCheap(binary) => $"is made by an operator of '{binary.ContainingType.ShortName()}'",
            IUnaryOperation { OperatorMethod: { } unary } when !CheapMembers.IsCheap(unary) => $"is made by an operator of '{unary.ContainingType.ShortName()}'",
            IBinaryOperation { Type.TypeKind: TypeKind.Delegate } => "combines delegates",
            IDynamicMemberReferenceOperation or IDynamicInvocationOperation or IDynamicIndexerAccessOperation => "is bound at run time",
            _ => Allocation.Describe(operation),
        };

    private static string Name(IMethodSymbol method) => method.MethodKind == MethodKind.DelegateInvoke ? "Invoke" : method.Name;
}
