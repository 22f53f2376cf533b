using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

/// <summary>Which variables of a flow graph can be followed: those that nothing changes behind its back.</summary>
internal sealed class Variables
{
    private readonly ControlFlowGraph _graph;
    private readonly HashSet<ISymbol> _shared = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, HashSet<object>> _captured = [];
    private bool _sharesAll;

    public Variables(ControlFlowGraph graph)
    {
        _graph = graph;
        foreach (IOperation operation in Operations(graph))
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
                // What is passed by reference to what returns a reference may live on in it.
                case IInvocationOperation { TargetMethod: var method } call when method.ReturnsByRef || method.ReturnsByRefReadonly || method.ReturnType.IsRefLikeType:
                    foreach (IArgumentOperation argument in call.Arguments.Where(static argument => argument.Parameter is { RefKind: not RefKind.None }))
                        Share(argument.Value);
                    break;
                case IObjectCreationOperation { Type.IsRefLikeType: true } creation:
                    foreach (IArgumentOperation argument in creation.Arguments.Where(static argument => argument.Parameter is { RefKind: not RefKind.None }))
                        Share(argument.Value);
                    break;
                case IFlowAnonymousFunctionOperation function:
                    ShareCaptured(function.Syntax);
                    break;
                case IFlowCaptureOperation capture:
                    if (Of(capture.Value) is { } captured)
                        Behind(capture.Id).Add(captured);
                    break;
            }
        }
        foreach (IMethodSymbol function in graph.LocalFunctions)
            ShareUsedIn(graph.GetLocalFunctionControlFlowGraph(function), function);
    }

    /// <summary>The variable that an operation names, if it is one that can be followed.</summary>
    public object? Of(IOperation operation)
        => operation switch
        {
            _ when _sharesAll && operation is not IFlowCaptureReferenceOperation => null,
            ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } when !_shared.Contains(local) => local,
            IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } when !_shared.Contains(parameter) => parameter,
            IFlowCaptureReferenceOperation reference => reference.Id,
            _ => null,
        };

    public IEnumerable<object> BehindCapture(CaptureId capture) => _captured.TryGetValue(capture, out HashSet<object>? variables) ? variables : [];

    public IEnumerable<object> AssignedIn(ControlFlowRegion region)
    {
        for (int ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            foreach (IOperation operation in Operations(_graph.Blocks[ordinal]))
            {
                if (Of(operation) is { } variable)
                    yield return variable;
            }
        }
    }

    private static IEnumerable<IOperation> Operations(ControlFlowGraph graph) => graph.Blocks.SelectMany(Operations);

    private static IEnumerable<IOperation> Operations(BasicBlock block)
        => block.OperationsAndBranch().SelectMany(static operation => operation.DescendantsAndSelf());

    private HashSet<object> Behind(CaptureId capture)
    {
        if (!_captured.TryGetValue(capture, out HashSet<object>? variables))
            _captured[capture] = variables = [];
        return variables;
    }

    private void Share(IOperation? operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation reference:
                _shared.Add(reference.Local);
                break;
            case IParameterReferenceOperation reference:
                _shared.Add(reference.Parameter);
                break;
            case IFlowCaptureReferenceOperation reference:
                foreach (ISymbol symbol in BehindCapture(reference.Id).OfType<ISymbol>())
                    _shared.Add(symbol);
                break;
            case not null:
                foreach (IOperation child in operation.ChildOperations)
                    Share(child);
                break;
        }
    }

    private void ShareUsedIn(ControlFlowGraph function, IMethodSymbol symbol)
    {
        foreach (IOperation operation in Operations(function))
        {
            switch (operation)
            {
                case ILocalReferenceOperation reference when !SymbolEqualityComparer.Default.Equals(reference.Local.ContainingSymbol, symbol):
                    _shared.Add(reference.Local);
                    break;
                case IParameterReferenceOperation reference when !SymbolEqualityComparer.Default.Equals(reference.Parameter.ContainingSymbol, symbol):
                    _shared.Add(reference.Parameter);
                    break;
            }
        }
        foreach (IMethodSymbol nested in function.LocalFunctions)
            ShareUsedIn(function.GetLocalFunctionControlFlowGraph(nested), nested);
    }

    private void ShareCaptured(SyntaxNode syntax)
    {
        if (_graph.OriginalOperation.SemanticModel?.AnalyzeDataFlow(syntax) is { Succeeded: true } flow)
            _shared.UnionWith(flow.Captured.Concat(flow.WrittenInside));
        else
            _sharesAll = true;
    }
}
