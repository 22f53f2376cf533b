using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

/// <summary>Which variables of a flow graph can be followed: those that nothing changes behind its back.</summary>
internal sealed class Variables
{
    private readonly ControlFlowGraph _graph;
    private readonly IMethodSymbol _owner;
    private readonly HashSet<ISymbol> _shared = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, HashSet<object>> _captured = [];
    private readonly Dictionary<ControlFlowRegion, object[]> _changed = [];

    public Variables(ControlFlowGraph graph, IMethodSymbol owner)
    {
        _graph = graph;
        _owner = owner;
        List<IOperation> operations = [.. graph.Blocks.SelectMany(Operations)];
        foreach (IFlowCaptureOperation capture in operations.OfType<IFlowCaptureOperation>())
        {
            // What is no variable of this method, an element of an array say, stands for itself.
            Behind(capture.Id).Add(Of(capture.Value) ?? capture.Value);
        }
        foreach (IOperation operation in operations)
            ShareAliased(operation);
        foreach (IOperation operation in graph.OriginalOperation.Descendants())
            ShareWithFunctions(operation);
    }

    /// <summary>The variable that an operation names, if it is one that can be followed.</summary>
    public object? Of(IOperation operation)
        => operation switch
        {
            ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } when IsOwn(local) && !_shared.Contains(local) => local,
            IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } when IsOwn(parameter) && !_shared.Contains(parameter) => parameter,
            IFlowCaptureReferenceOperation reference => reference.Id,
            _ => null,
        };

    /// <summary>
    /// The variables that an assignment to the operation may change. A capture stands for the variable that it was taken of;
    /// of several, one of them.
    /// </summary>
    public IReadOnlyCollection<object> ChangedThrough(IOperation target)
    {
        if (target is not IFlowCaptureReferenceOperation capture)
            return Of(target) is { } variable ? [variable] : [];
        var changed = new HashSet<object> { capture.Id };
        var captures = new Stack<CaptureId>([capture.Id]);
        while (captures.Count > 0)
        {
            foreach (object behind in Behind(captures.Pop()))
            {
                if (changed.Add(behind) && behind is CaptureId another)
                    captures.Push(another);
            }
        }
        return changed;
    }

    /// <summary>All variables that may be assigned in a region.</summary>
    public IReadOnlyList<object> ChangedIn(ControlFlowRegion region)
    {
        if (!_changed.TryGetValue(region, out object[]? changed))
        {
            _changed[region] = changed =
            [
                .. Enumerable.Range(region.FirstBlockOrdinal, region.LastBlockOrdinal - region.FirstBlockOrdinal + 1)
                    .SelectMany(ordinal => Operations(_graph.Blocks[ordinal]))
                    .SelectMany(operation => operation is IFlowCaptureOperation capture ? [capture.Id] : operation.Targets().SelectMany(ChangedThrough))
                    .Distinct(),
            ];
        }
        return changed;
    }

    private static IEnumerable<IOperation> Operations(BasicBlock block)
        => block.OperationsAndBranch().SelectMany(static operation => operation.DescendantsAndSelf());

    /// <summary>A variable of the method around a local function, or a parameter that is a field of its type, is changed by others, too.</summary>
    private bool IsOwn(ISymbol variable)
        => SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, _owner)
            || (_owner.AssociatedSymbol is { } member && SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, member));

    private HashSet<object> Behind(CaptureId capture)
    {
        if (!_captured.TryGetValue(capture, out HashSet<object>? variables))
            _captured[capture] = variables = [];
        return variables;
    }

    /// <summary>A variable with a second name, a reference or a pointer, is changed by that name, too.</summary>
    private void ShareAliased(IOperation operation)
    {
        switch (operation)
        {
            case IAddressOfOperation address:
                Share(address.Reference);
                break;
            case ISimpleAssignmentOperation { IsRef: true } reference:
                Share(reference.Target);
                Share(reference.Value);
                break;
            case IArgumentOperation { Parameter: { RefKind: not RefKind.None } parameter } argument when argument.Parent is not IInvocationOperation call || MayKeep(call, parameter):
                Share(argument.Value);
                break;
            case IDynamicInvocationOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation:
            case { Kind: OperationKind.None }:
            // What it calls may take them by reference.
            case IInvalidOperation { Syntax: InvocationExpressionSyntax or MemberAccessExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax }:
                foreach (IOperation child in operation.ChildOperations)
                    Share(child);
                break;
            case IInvocationOperation or IMemberReferenceOperation when operation.ExtendedReceiver() is { } receiver:
                Share(receiver);
                break;
        }
    }

    /// <summary>Whether a reference that is passed may live on in what the call returns, or in what else it is given.</summary>
    private static bool MayKeep(IInvocationOperation call, IParameterSymbol passed)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.ReturnsByRef || method.ReturnsByRefReadonly || method.ReturnType.IsRefLikeType || method.ReturnType.TypeKind == TypeKind.Pointer)
            return true;
        bool hasPlace = call.Instance?.Type is { IsRefLikeType: true }
            || method.Parameters.Any(static parameter => parameter is { RefKind: RefKind.Ref or RefKind.Out, Type.IsRefLikeType: true });
        // An out parameter is bound to the call unless it says otherwise.
        return hasPlace && (passed.RefKind != RefKind.Out || passed.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "UnscopedRefAttribute"));
    }

    private void ShareWithFunctions(IOperation operation)
    {
        switch (operation)
        {
            case IAnonymousFunctionOperation function:
                ShareForeign(function, function.Symbol);
                break;
            case ILocalFunctionOperation function:
                ShareForeign(function, function.Symbol);
                break;
            // A call that the compiler may leave out takes the effects of its arguments with it.
            case IInvocationOperation call when call.TargetMethod.MayBeLeftOut():
                foreach (IOperation changed in call.Descendants().SelectMany(static part => part.Targets()))
                    Share(changed);
                break;
        }
    }

    private void ShareForeign(IOperation function, IMethodSymbol symbol)
    {
        foreach (IOperation part in function.Descendants())
        {
            if (Named(part) is { } variable && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, symbol))
                _shared.Add(variable);
        }
    }

    private void Share(IOperation operation)
    {
        foreach (IOperation part in operation.DescendantsAndSelf())
        {
            if (Named(part) is { } variable)
                _shared.Add(variable);
            else if (part is IFlowCaptureReferenceOperation)
                _shared.UnionWith(ChangedThrough(part).OfType<ISymbol>());
        }
    }

    private static ISymbol? Named(IOperation operation)
        => operation switch
        {
            ILocalReferenceOperation reference => reference.Local,
            IParameterReferenceOperation reference => reference.Parameter,
            IDeclarationPatternOperation pattern => pattern.DeclaredSymbol,
            IRecursivePatternOperation pattern => pattern.DeclaredSymbol,
            IListPatternOperation pattern => pattern.DeclaredSymbol,
            _ => null,
        };
}
