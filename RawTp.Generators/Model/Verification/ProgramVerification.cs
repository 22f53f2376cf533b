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
        var calls = new CallGraph(compilation, cancellation);
        if (calls.GraphOf(program) is not { } graph)
            return new ArgumentReads([], []);
        var start = new ProgramState();
        var context = new MethodContext(calls, program, start);
        new MethodAnalysis(graph, context).Run(start.Clone());
        return new ArgumentReads([.. context.Reads.Distinct()], [.. context.Unverifiable.Distinct()]);
    }
}
