using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace RawTp.Model.Verification;

/// <summary>
/// What a raw program reads, by the flow of its numbers: the one analysis on which generator and analyzers rely. Code that can never run
/// does not count, as for the kernel's verifier.
/// </summary>
internal static class ProgramVerification
{
    /// <summary>For what only some programs need.</summary>
    private const int SharpSteps = 5_000;

    public static ArgumentReads Verify(IMethodSymbol program, Compilation compilation, CancellationToken cancellation)
    {
        if (StraightProgram.ReadsOf(program, compilation, cancellation) is { } reads)
            return reads;
        var calls = new CallGraph(program, compilation, cancellation);
        return Follow(program, calls, cancellation) with { Followed = calls.Files };
    }

    /// <summary>By the flow of its numbers, whatever the program looks like.</summary>
    public static ArgumentReads Follow(IMethodSymbol program, CallGraph calls, CancellationToken cancellation)
    {
        try
        {
            return VerifyBody(program, calls);
        }
        catch (Exception tooMuch) when (tooMuch is AnalysisTooLargeException or InsufficientExecutionStackException)
        {
            SyntaxNode? place = program.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
            return new ArgumentReads([], place is null ? [] : [new Unverifiable(true, place, "it is too large to be followed")]);
        }
    }

    private static ArgumentReads VerifyBody(IMethodSymbol program, CallGraph calls)
    {
        if (calls.GraphOf(program) is not { } graph)
            return new ArgumentReads([], []);
        var start = new ProgramState();
        var context = new MethodContext(calls, program, start);
        new MethodAnalysis(graph, context).Run(start.Clone());
        ArgumentReads reads = Found(context);
        return MayBeSharper(reads, graph) && Sharper(program, calls, graph) is { IsVerified: true } sharper && !(reads.IsVerified && reads.MaxArgs <= sharper.MaxArgs) ? sharper : reads;
    }

    /// <summary>
    /// Whether less may be needed than was found: where something is decided on the way, and the read that needs most is not made on every way. Where arguments
    /// go is not a matter of numbers.
    /// </summary>
    private static bool MayBeSharper(ArgumentReads reads, ControlFlowGraph graph)
    {
        if ((reads.IsVerified && reads.MaxArgs == 0) || reads.Unverifiable.Any(static problem => problem.IsEscape))
            return false;
        int most = reads.MaxArgs;
        BasicBlock? block = graph.Blocks[0];
        var always = new List<SyntaxNode>();
        while (block is not null)
        {
            always.AddRange(block.OperationsAndBranch().Select(static operation => operation.Syntax));
            if (block.ConditionKind != ControlFlowConditionKind.None)
                break;
            block = block.FallThroughSuccessor?.Destination;
        }
        return block is not null && !(reads.IsVerified && reads.Reads.Any(read => read.CountNeeded == most && read.First == read.Last && always.Exists(place => place.Contains(read.Place))));
    }

    private static ArgumentReads? Sharper(IMethodSymbol program, CallGraph calls, ControlFlowGraph graph)
    {
        calls.Sharpen(SharpSteps);
        var start = new ProgramState();
        var context = new MethodContext(calls, program, start);
        try
        {
            new MethodAnalysis(graph, context).Run(start.Clone());
            ArgumentReads found = Found(context);
            return found with { Reads = Together(found.Reads) };
        }
        catch (Exception tooMuch) when (tooMuch is AnalysisTooLargeException or InsufficientExecutionStackException)
        {
            return null;
        }
    }

    private static ArgumentReads Found(MethodContext context)
    {
        // What is wrong with a method in several ways of calling it is said once at each call: as it was found last, where least was known.
        IEnumerable<Unverifiable> problems = context.Unverifiable.GroupBy(static problem => (problem.IsEscape, problem.IsError, problem.Place)).Select(static group => group.Last());
        return new ArgumentReads([.. context.Reads.Distinct()], [.. problems]);
    }

    /// <summary>Reads of one place, found on several ways to it, are one where their indices are next to one another.</summary>
    private static IReadOnlyList<ArgumentRead> Together(IEnumerable<ArgumentRead> reads)
    {
        var together = new List<ArgumentRead>();
        foreach (ArgumentRead read in reads.GroupBy(static read => read with { First = 0, Last = 0, CountNeeded = 0 }).SelectMany(static place => place.OrderBy(static read => read.First)))
        {
            if (together is [.., var last] && last.Last + 1 >= read.First && (last with { First = read.First, Last = read.Last, CountNeeded = read.CountNeeded }) == read)
                together[^1] = last with { Last = Math.Max(last.Last, read.Last), CountNeeded = Math.Max(last.CountNeeded, read.CountNeeded) };
            else
                together.Add(read);
        }
        return together;
    }
}

/// <summary>A program that takes longer to analyse than it may.</summary>
internal sealed class AnalysisTooLargeException : Exception;
