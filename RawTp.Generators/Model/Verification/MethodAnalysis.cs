using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

/// <summary>Carries ranges through one flow graph, to a fixed point, and then looks at what is read.</summary>
internal sealed class MethodAnalysis
{
    /// <summary>So many ways to one block are looked at one by one where that is asked for.</summary>
    private const int MostWays = 64;

    private readonly ControlFlowGraph _graph;
    private readonly MethodContext _context;
    private readonly Evaluator _evaluator;
    private readonly BlockEntry[] _entry;
    private (ValueRange Value, int Count)? _returned;

    public MethodAnalysis(ControlFlowGraph graph, MethodContext context)
    {
        _graph = graph;
        _context = context;
        _evaluator = new Evaluator(context, graph);
        var thresholds = new Thresholds(Constants(graph));
        _entry = [.. graph.Blocks.Select(_ => new BlockEntry(context.IsSharp ? MostWays : 1, thresholds))];
    }

    /// <returns>What the method returns, and null where it does not.</returns>
    public ValueRange? Run(ProgramState start)
    {
        FindFixedPoint(start);
        // Coming down again: the bounds that widening gave away and the code itself implies.
        for (int pass = 0; pass < 2 && _entry.Any(static entry => entry.IsTogether); pass++)
            Descend(start);
        _returned = null;
        _evaluator.IsRecording = true;
        foreach (BasicBlock block in _graph.Blocks)
        {
            foreach (ProgramState state in _entry[block.Ordinal].States)
                Leave(block, state.Clone());
        }
        _context.Unverifiable.AddRange(ThrowsThatMayBeLeftOut());
        return _returned?.Value;
    }

    private void FindFixedPoint(ProgramState start)
    {
        var waiting = new SortedSet<int> { 0 };
        _entry[0].Add(start, widens: true);
        while (waiting.Count > 0)
        {
            int ordinal = waiting.Min;
            waiting.Remove(ordinal);
            BasicBlock block = _graph.Blocks[ordinal];
            foreach (int handler in HandlersOf(block).Where(handler => !_entry[handler].IsReached))
            {
                _entry[handler].Add(new ProgramState(), widens: true);
                waiting.Add(handler);
            }
            foreach ((BasicBlock successor, ProgramState state) in _entry[ordinal].TakeNew().SelectMany(known => Leave(block, known.Clone())))
            {
                if (_entry[successor.Ordinal].Add(state, widens: true))
                    waiting.Add(successor.Ordinal);
            }
        }
    }

    private void Descend(ProgramState start)
    {
        BlockEntry[] next = [.. _entry.Select(static entry => entry.Anew())];
        next[0].Add(start, widens: false);
        foreach (BasicBlock block in _graph.Blocks.Where(block => _entry[block.Ordinal].IsReached))
        {
            foreach (int handler in HandlersOf(block))
                next[handler].Add(new ProgramState(), widens: false);
            foreach ((BasicBlock successor, ProgramState left) in _entry[block.Ordinal].States.SelectMany(known => Leave(block, known.Clone())))
                next[successor.Ordinal].Add(left, widens: false);
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
            foreach (object variable in _evaluator.ChangedIn(region))
                state.Forget(variable);
        }
        if (_context.IsSharp)
            ForgetWhatEnds(branch, state);
        successors.Add((destination, state));
    }

    /// <summary>Ways that differ only in what nobody can ask for any more are the same.</summary>
    private static void ForgetWhatEnds(ControlFlowBranch branch, ProgramState state)
    {
        foreach (ControlFlowRegion region in branch.LeavingRegions)
        {
            foreach (ILocalSymbol local in region.Locals)
                state.Forget(local);
            foreach (CaptureId capture in region.CaptureIds)
                state.Forget(capture);
        }
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
           // A switch expression throws where nothing matches.
           where operation is IThrowOperation or ISwitchExpressionOperation { IsExhaustive: false }
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
