using Microsoft.CodeAnalysis.FlowAnalysis;

namespace RawTp.Model.Verification;

/// <summary>Goes along each path by itself, as the kernel's verifier does, loops turn by turn: exact, and only where there are not too many of them.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>So many blocks on all paths together.</summary>
    private const int MaxVisits = 250;

    /// <summary>Whether paths meet before one is decided upon: else each block is looked at for one path anyway.</summary>
    public static bool CanBeSharper(ControlFlowGraph graph)
    {
        BasicBlock? meeting = graph.Blocks.FirstOrDefault(static block => block.Kind == BasicBlockKind.Block && block.Predecessors.Length > 1);
        return meeting is not null && graph.Blocks.Any(block => block.Ordinal >= meeting.Ordinal && block.ConditionKind != ControlFlowConditionKind.None);
    }

    /// <returns>False where there are too many paths: then nothing is known.</returns>
    public bool RunAlongPaths(ProgramState start)
    {
        _evaluator.IsRecording = true;
        var seen = new List<ProgramState>?[_entry.Length];
        var waiting = new Stack<(int Block, ProgramState State)>([(0, start)]);
        for (int visits = 0; waiting.Count > 0;)
        {
            (int ordinal, ProgramState state) = waiting.Pop();
            List<ProgramState> before = seen[ordinal] ??= [];
            // Where less was known nothing more can come.
            if (before.Exists(known => known.Covers(state)))
                continue;
            if (++visits > MaxVisits)
                return false;
            before.Add(state);
            BasicBlock block = _graph.Blocks[ordinal];
            foreach (int handler in HandlersOf(block).Where(handler => seen[handler] is null))
                waiting.Push((handler, new ProgramState()));
            foreach ((BasicBlock successor, ProgramState left) in Leave(block, state.Clone()))
                waiting.Push((successor.Ordinal, left));
        }
        _context.Unverifiable.AddRange(ThrowsThatMayBeLeftOut());
        return true;
    }
}
