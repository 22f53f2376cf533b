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
    private const int StepsAlongPaths = 5_000;

    public static ArgumentReads Verify(IMethodSymbol program, Compilation compilation, CancellationToken cancellation)
    {
        try
        {
            return VerifyBody(program, new CallGraph(program, compilation, cancellation));
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
        // What is wrong with a method in several ways of calling it is said once at each call: as it was found last, where least was known.
        IEnumerable<Unverifiable> problems = context.Unverifiable.GroupBy(static problem => (problem.IsEscape, problem.Place)).Select(static group => group.Last());
        var reads = new ArgumentReads([.. context.Reads.Distinct()], [.. problems]);
        return (reads.MaxArgs > 0 || !reads.IsVerified) && MethodAnalysis.CanBeSharper(graph) && AlongPaths(program, calls, graph) is { IsVerified: true } sharper
            && !(reads.IsVerified && reads.MaxArgs <= sharper.MaxArgs)
            ? sharper
            : reads;
    }

    private static ArgumentReads? AlongPaths(IMethodSymbol program, CallGraph calls, ControlFlowGraph graph)
    {
        try
        {
            calls.Limit(StepsAlongPaths);
            var start = new ProgramState();
            var context = new MethodContext(calls, program, start);
            return new MethodAnalysis(graph, context).RunAlongPaths(start) ? new ArgumentReads(Together(context.Reads), [.. context.Unverifiable]) : null;
        }
        catch (AnalysisTooLargeException)
        {
            return null;
        }
    }

    /// <summary>Reads of one place on several paths, as one where their indices are next to one another.</summary>
    private static IReadOnlyList<ArgumentRead> Together(IEnumerable<ArgumentRead> reads)
    {
        var together = new List<ArgumentRead>();
        foreach (ArgumentRead read in reads.Distinct().GroupBy(static read => read with { First = 0, Last = 0, CountNeeded = 0 }).SelectMany(static place => place.OrderBy(static read => read.First)))
        {
            if (together is [.., var last] && last.Last + 1 >= read.First && last with { First = read.First, Last = read.Last, CountNeeded = read.CountNeeded } == read)
                together[^1] = last with { Last = Math.Max(last.Last, read.Last), CountNeeded = Math.Max(last.CountNeeded, read.CountNeeded) };
            else
                together.Add(read);
        }
        return together;
    }
}

/// <summary>A program that takes longer to analyse than it may.</summary>
internal sealed class AnalysisTooLargeException : Exception;
