using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

/// <summary>Carries ranges through one flow graph, to a fixed point, and then looks at what is read.</summary>
internal sealed class MethodAnalysis
{
    /// <summary>After so many visits a block's state is widened.</summary>
    private const int PatienceWithLoops = 3;

    private readonly ControlFlowGraph _graph;
    private readonly MethodContext _context;
    private readonly Evaluator _evaluator;
    private readonly Thresholds _thresholds;
    private readonly ProgramState?[] _entry;
    private ValueRange? _returned;

    public MethodAnalysis(ControlFlowGraph graph, MethodContext context)
    {
        _graph = graph;
        _context = context;
        _evaluator = new Evaluator(context, graph);
        _entry = new ProgramState?[graph.Blocks.Length];
        _thresholds = new Thresholds(Constants(graph));
    }

    /// <returns>What the method returns, and null where it does not.</returns>
    public ValueRange? Run(ProgramState start)
    {
        FindFixedPoint(start);
        // Coming down again: the bounds that widening gave away and the code itself implies.
        for (int pass = 0; pass < 2; pass++)
            Descend(start);
        _returned = null;
        _evaluator.IsRecording = true;
        foreach (BasicBlock block in _graph.Blocks)
        {
            if (_entry[block.Ordinal] is { } state)
                Leave(block, state.Clone());
        }
        return _returned;
    }

    private void FindFixedPoint(ProgramState start)
    {
        var visits = new int[_entry.Length];
        var waiting = new SortedSet<int> { 0 };
        _entry[0] = start;
        // Handlers are reached from anywhere inside their try: nothing is known there.
        foreach (int handler in HandlerEntries(_graph.Root))
        {
            _entry[handler] = new ProgramState();
            waiting.Add(handler);
        }
        while (waiting.Count > 0)
        {
            _context.Cancellation.ThrowIfCancellationRequested();
            int ordinal = waiting.Min;
            waiting.Remove(ordinal);
            foreach ((BasicBlock successor, ProgramState state) in Leave(_graph.Blocks[ordinal], _entry[ordinal]!.Clone()))
            {
                ProgramState? former = _entry[successor.Ordinal];
                ProgramState joined = former is null ? state : former.Join(state);
                if (former is not null && joined.SameAs(former))
                    continue;
                if (former is not null && ++visits[successor.Ordinal] > PatienceWithLoops)
                    joined = joined.Widened(former, _thresholds);
                _entry[successor.Ordinal] = joined;
                waiting.Add(successor.Ordinal);
            }
        }
    }

    private void Descend(ProgramState start)
    {
        var next = new ProgramState?[_entry.Length];
        next[0] = start;
        foreach (int handler in HandlerEntries(_graph.Root))
            next[handler] = new ProgramState();
        foreach (BasicBlock block in _graph.Blocks)
        {
            if (_entry[block.Ordinal] is not { } state)
                continue;
            foreach ((BasicBlock successor, ProgramState left) in Leave(block, state.Clone()))
                next[successor.Ordinal] = next[successor.Ordinal]?.Join(left) ?? left;
        }
        next.CopyTo(_entry, 0);
    }

    /// <summary>Runs a block's operations and says where it goes on, with what is known there.</summary>
    private IReadOnlyList<(BasicBlock Successor, ProgramState State)> Leave(BasicBlock block, ProgramState state)
    {
        foreach (IOperation operation in block.Operations)
            _evaluator.Evaluate(operation, state);
        ValueRange? value = block.BranchValue is { } branch ? _evaluator.Evaluate(branch, state) : null;

        var successors = new List<(BasicBlock, ProgramState)>();
        if (block.ConditionKind == ControlFlowConditionKind.None)
        {
            Follow(block.FallThroughSuccessor, state, value, successors);
            return successors;
        }
        bool jumpsWhen = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        foreach ((ControlFlowBranch? taken, bool truth) in new[] { (block.ConditionalSuccessor, jumpsWhen), (block.FallThroughSuccessor, !jumpsWhen) })
        {
            ProgramState assumed = state.Clone();
            if (_evaluator.Assume(block.BranchValue!, truth, assumed))
                Follow(taken, assumed, value, successors);
        }
        return successors;
    }

    private void Follow(ControlFlowBranch? branch, ProgramState state, ValueRange? value, List<(BasicBlock, ProgramState)> successors)
    {
        if (branch?.Semantics == ControlFlowBranchSemantics.Return && value is { } returned)
            _returned = _returned?.Join(state.CountAtLeast, returned, state.CountAtLeast) ?? returned;
        if (branch?.Destination is not { } destination)
            return;
        foreach (ControlFlowRegion region in branch.FinallyRegions)
        {
            foreach (object variable in _evaluator.AssignedIn(region))
                state.Forget(variable);
        }
        successors.Add((destination, state));
    }

    private static IEnumerable<int> HandlerEntries(ControlFlowRegion region)
    {
        if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.FilterAndHandler or ControlFlowRegionKind.Finally)
            yield return region.FirstBlockOrdinal;
        foreach (int nested in region.NestedRegions.SelectMany(HandlerEntries))
            yield return nested;
    }

    private static IEnumerable<BigInteger> Constants(ControlFlowGraph graph)
        => graph.Blocks.SelectMany(static block => block.OperationsAndBranch())
            .SelectMany(static operation => operation.DescendantsAndSelf())
            .Select(static operation => IntegralType.ConstantOf(operation.ConstantValue))
            .Where(static constant => constant is not null)
            .Select(static constant => constant!.Value)
            .Distinct();
}
