using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace RawTp.Model.Verification;

/// <summary>
/// What a raw program reads, by the flow of its numbers: the one analysis on which generator and analyzers rely. Code that can never run
/// does not count, as for the kernel's verifier.
/// </summary>
internal static class ProgramVerification
{
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
        return new ArgumentReads([.. context.Reads.Distinct()], [.. problems]);
    }
}

/// <summary>A program that takes longer to analyse than it may.</summary>
internal sealed class AnalysisTooLargeException : Exception;
