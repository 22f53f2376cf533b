using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Analyzers.Usage;

/// <summary>
/// Whether an object outlives what the JIT can see. From .NET 10 on, an object, a box, a delegate or a small array that never leaves its
/// method lies on the stack; one that is stored, passed on or returned does not.
/// </summary>
internal static class Escape
{
    /// <summary>The JIT's own limit for one object on the stack (<c>JitObjectStackAllocationSize</c>).</summary>
    private const int MostBytesOnTheStack = 528;

    /// <summary>Whether what the operation allocates is on the heap whatever the JIT does.</summary>
    public static bool IsSure(IOperation allocation)
        => allocation switch
        {
            IArrayCreationOperation array when IsTooLargeForTheStack(array) => true,
            IObjectCreationOperation or IAnonymousObjectCreationOperation or IArrayCreationOperation or IConversionOperation or IDelegateCreationOperation or IWithOperation
                => Leaves(allocation, []),
            { Syntax: CollectionExpressionSyntax syntax } when allocation.SemanticModel?.GetTypeInfo(syntax).ConvertedType is IArrayTypeSymbol => Leaves(allocation, []),
            // Strings, sequences and enumerators are made by methods that are not inlined.
            _ => true,
        };

    private static bool IsTooLargeForTheStack(IArrayCreationOperation array)
        => array.DimensionSizes.Length > 1
            || (array.DimensionSizes is [var size] && (size.ConstantValue is { HasValue: true, Value: int count }
                ? (long)count * ElementSize(array.Type) > MostBytesOnTheStack
                // The JIT may know the value of a local; not of what comes from elsewhere.
                : size.DescendantsAndSelf().Any(static part => part is IParameterReferenceOperation or IInvocationOperation or IFieldReferenceOperation { Field.IsReadOnly: false, ConstantValue.HasValue: false })));

    private static int ElementSize(ITypeSymbol? array)
        => (array as IArrayTypeSymbol)?.ElementType.SpecialType switch
        {
            SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char => 2,
            SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => 4,
            SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double => 8,
            _ => 1,
        };

    private static bool Leaves(IOperation value, HashSet<ISymbol> followed)
    {
        while (true)
        {
            switch (value.Parent)
            {
                case IConversionOperation conversion:
                    if (conversion.OperatorMethod is not null || conversion.Type is { IsRefLikeType: true })
                        return false;
                    value = conversion;
                    break;
                case IParenthesizedOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation or ITupleOperation or IArrayInitializerOperation or IVariableInitializerOperation:
                    value = value.Parent;
                    break;
                case IConditionalOperation choice when choice.Condition != value:
                    value = choice;
                    break;
                case IArrayCreationOperation array:
                    value = array;
                    break;
                case IArgumentOperation { Parent: { } callee } argument:
                    return !IsInlined(argument.Parameter?.ContainingSymbol) && !IsAddedToLocal(callee, followed) && !StaysInCallee(argument, followed);
                case IInvocationOperation call when call.Instance == value:
                    // Of an object that it sees being made, the JIT knows which method an interface's is.
                    return call.TargetMethod is { MethodKind: MethodKind.Ordinary, DeclaringSyntaxReferences: [], ContainingType.TypeKind: not TypeKind.Interface };
                case ISimpleAssignmentOperation assignment when assignment.Value == value:
                    return IsOutliving(assignment.Target, assignment, followed);
                case ICoalesceAssignmentOperation assignment when assignment.Value == value:
                    return IsOutliving(assignment.Target, assignment, followed);
                case IVariableDeclaratorOperation declarator:
                    return LocalLeaves(declarator.Symbol, declarator, followed);
                case IReturnOperation or IEventAssignmentOperation or ICompoundAssignmentOperation { Type.TypeKind: TypeKind.Delegate }:
                    return true;
                default:
                    return false;
            }
        }
    }

    private static bool IsOutliving(IOperation target, IOperation assignment, HashSet<ISymbol> followed)
        => target switch
        {
            ILocalReferenceOperation { Local: var local } => LocalLeaves(local, assignment, followed),
            IParameterReferenceOperation { Parameter.RefKind: RefKind.None } or IDiscardOperation => false,
            // A member of an initializer belongs to the object around it.
            IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } }
                => assignment.Parent?.Parent is IObjectCreationOperation created && Leaves(created, followed),
            IMemberReferenceOperation { Instance: ILocalReferenceOperation { Local: var holder } } => !holder.Type.IsValueType && HoldsWhatOthersSee(holder, assignment),
            IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation { Local: var holder } } => HoldsWhatOthersSee(holder, assignment),
            _ => true,
        };

    /// <summary>Whether the local was given an object that others know already, and not one that the method has made itself.</summary>
    private static bool HoldsWhatOthersSee(ILocalSymbol local, IOperation within)
        => Root(within).Descendants().OfType<IVariableDeclaratorOperation>()
            .Any(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) && declarator.Initializer?.Value is IFieldReferenceOperation or IPropertyReferenceOperation or IInvocationOperation);

    /// <summary>A collection that the method has made itself may be on the stack with all that is in it.</summary>
    private static bool IsAddedToLocal(IOperation callee, HashSet<ISymbol> followed)
        => callee is IInvocationOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }, Parent.Parent: IObjectCreationOperation created }
            && !Leaves(created, followed);

    /// <summary>A method of the same file that can be inlined, and does not keep what it is given.</summary>
    private static bool StaysInCallee(IArgumentOperation argument, HashSet<ISymbol> followed)
    {
        if (argument is not { Parent: IInvocationOperation { IsVirtual: false }, SemanticModel: { } model, Parameter: { RefKind: RefKind.None } parameter }
            || parameter.OriginalDefinition is not { ContainingSymbol: IMethodSymbol { DeclaringSyntaxReferences: [var reference] } } declared
            || reference.SyntaxTree != model.SyntaxTree
            || reference.GetSyntax() is not MethodDeclarationSyntax declaration
            || ((SyntaxNode?)declaration.Body ?? declaration.ExpressionBody) is not { } body
            || model.GetOperation(body) is not { } callee)
            return false;
        return !followed.Add(declared)
            || !callee.Descendants().OfType<IParameterReferenceOperation>()
                .Any(use => SymbolEqualityComparer.Default.Equals(use.Parameter, declared) && (IsInLambda(use, declared) || Leaves(use, followed)));
    }

    private static bool LocalLeaves(ILocalSymbol local, IOperation within, HashSet<ISymbol> followed)
        => followed.Add(local)
            && Root(within).Descendants().OfType<ILocalReferenceOperation>()
                .Any(use => SymbolEqualityComparer.Default.Equals(use.Local, local) && (IsInLambda(use, local) || Leaves(use, followed)));

    private static bool IsInLambda(IOperation use, ISymbol local)
    {
        for (IOperation? around = use.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation && local.DeclaringSyntaxReferences is [var declaration, ..] && !around.Syntax.FullSpan.Contains(declaration.Span))
                return true;
        }
        return false;
    }

    /// <summary>A method that says that it is to be inlined leaves its arguments in sight.</summary>
    private static bool IsInlined(ISymbol? callee)
        => callee is IMethodSymbol method && (method.MethodImplementationFlags & System.Reflection.MethodImplAttributes.AggressiveInlining) != 0;

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
