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

    /// <summary>After so many more, at once to all that its type can hold.</summary>
    private const int PatienceWithSteps = 24;

    private readonly ControlFlowGraph _graph;
    private readonly MethodContext _context;
    private readonly Evaluator _evaluator;
    private readonly Thresholds _thresholds;
    private readonly ProgramState?[] _entry;
    private (ValueRange Value, int Count)? _returned;

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
        _context.Unverifiable.AddRange(ThrowsThatMayBeLeftOut());
        return _returned?.Value;
    }

    private void FindFixedPoint(ProgramState start)
    {
        var visits = new int[_entry.Length];
        var waiting = new SortedSet<int> { 0 };
        _entry[0] = start;
        while (waiting.Count > 0)
        {
            int ordinal = waiting.Min;
            waiting.Remove(ordinal);
            foreach (int handler in HandlersOf(_graph.Blocks[ordinal]))
            {
                if (_entry[handler] is not null)
                    continue;
                _entry[handler] = new ProgramState();
                waiting.Add(handler);
            }
            foreach ((BasicBlock successor, ProgramState state) in Leave(_graph.Blocks[ordinal], _entry[ordinal]!.Clone()))
            {
                ProgramState? former = _entry[successor.Ordinal];
                ProgramState joined = former is null ? state : former.Join(state);
                int visit = visits[successor.Ordinal]++;
                if (former is not null && visit > PatienceWithLoops)
                    joined = joined.Widened(former, visit > PatienceWithLoops + PatienceWithSteps ? Thresholds.None : _thresholds);
                if (former is not null && joined.SameAs(former))
                    continue;
                _entry[successor.Ordinal] = joined;
                waiting.Add(successor.Ordinal);
            }
        }
    }

    private void Descend(ProgramState start)
    {
        var next = new ProgramState?[_entry.Length];
        next[0] = start;
        foreach (BasicBlock block in _graph.Blocks)
        {
            if (_entry[block.Ordinal] is not { } state)
                continue;
            foreach (int handler in HandlersOf(block))
                next[handler] = new ProgramState();
            foreach ((BasicBlock successor, ProgramState left) in Leave(block, state.Clone()))
                next[successor.Ordinal] = next[successor.Ordinal]?.Join(left) ?? left;
        }
        next.CopyTo(_entry, 0);
    }

    /// <summary>Runs a block's operations and says where it goes on, with what is known there.</summary>
    private IReadOnlyList<(BasicBlock Successor, ProgramState State)> Leave(BasicBlock block, ProgramState state)
    {
        _context.Spend(1 + state.Size);
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
            Return(returned.Tightened(state.CountAtLeast), state.CountAtLeast);
        if (branch?.Destination is not { } destination)
            return;
        foreach (ControlFlowRegion region in branch.FinallyRegions)
        {
            foreach (object variable in _evaluator.MentionedIn(region))
                state.Forget(variable);
        }
        successors.Add((destination, state));
    }

    private void Return(ValueRange value, int count)
        => _returned = _returned is { } others
            ? (others.Value.Join(others.Count, value, count), Math.Min(others.Count, count))
            : (value, count);

    /// <summary>Handlers are reached from anywhere inside their try, a finally also from a handler: nothing is known there.</summary>
    private IEnumerable<int> HandlersOf(BasicBlock block)
    {
        // Around the graph of a local function are the regions of the method that it stands in.
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null && region != _graph.Root; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } outer })
            {
                foreach (int handler in outer.NestedRegions.Where(nested => nested != region).SelectMany(HandlerEntries))
                    yield return handler;
            }
        }
    }

    /// <summary>A handler begins with its filter; but between filter and handler, finally blocks further in run.</summary>
    private static IEnumerable<int> HandlerEntries(ControlFlowRegion handler)
        => handler.Kind == ControlFlowRegionKind.FilterAndHandler
            ? handler.NestedRegions.Select(static region => region.FirstBlockOrdinal)
            : [handler.FirstBlockOrdinal];

    /// <summary>Where a call is left out, and with it a throw in its arguments, what follows is reached all the same.</summary>
    private IEnumerable<Unverifiable> ThrowsThatMayBeLeftOut()
        => from operation in _graph.OriginalOperation.Descendants()
           where operation is IThrowOperation
           let call = Ancestors(operation).OfType<IInvocationOperation>().FirstOrDefault(static call => call.TargetMethod.MayBeLeftOut())
           where call is not null
           select new Unverifiable(true, call.Syntax, $"calls of '{call.TargetMethod.Name}' may be left out, and with it the throw in this one's arguments");

    private static IEnumerable<IOperation> Ancestors(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null && outer is not (IAnonymousFunctionOperation or ILocalFunctionOperation); outer = outer.Parent)
            yield return outer;
    }

    private static IEnumerable<BigInteger> Constants(ControlFlowGraph graph)
        => graph.Blocks.SelectMany(static block => block.OperationsAndBranch())
            .SelectMany(static operation => operation.DescendantsAndSelf())
            .Select(static operation => IntegralType.ConstantOf(operation.ConstantValue))
            .Where(static constant => constant is not null)
            .Select(static constant => constant!.Value)
            .Distinct();
}
