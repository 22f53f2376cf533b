using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Model;
using RawTp.Model.Verification;

namespace RawTp.Analyzers.Programs;

/// <summary>
/// A program that reads an argument which its tracepoint does not have, RTP1001, or of which that cannot be said: RTP1002, RTP1003. Reports
/// what <see cref="ProgramVerification"/> finds, from which the generator makes the program's record.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnverifiedReadAnalyzer() : RawTpAnalyzer(
    DiagnosticDescriptors.MissingArgument,
    DiagnosticDescriptors.UnprovenIndex,
    DiagnosticDescriptors.EscapingArguments)
{
    /// <summary>Under which the diagnostic carries the last index that exists, for the fix.</summary>
    internal const string LastIndexProperty = "LastIndex";

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols)
        // Not an operation action, for which every body of a compilation would be bound: programs are few.
        => context.RegisterSyntaxNodeAction(
            node =>
            {
                var syntax = (MethodDeclarationSyntax)node.Node;
                // The implementing part of a partial method may have its attributes on the defining part.
                if (syntax.AttributeLists.Count == 0 && !syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
                    return;
                if (node.SemanticModel.GetDeclaredSymbol(syntax, node.CancellationToken) is not { } method
                    || ProgramDeclaration.Of(method, symbols.Program) is not { } program)
                    return;
                var reads = new ReadReport(program, TracepointsOf(program, node.Compilation, symbols, node.CancellationToken), node.ReportDiagnostic);
                if (!program.IsRaw)
                    reads.ReportParameters();
                else if (syntax.Body is not null || syntax.ExpressionBody is not null)
                    reads.Report(ProgramVerification.Verify(method, node.Compilation, node.CancellationToken));
            },
            SyntaxKind.MethodDeclaration);

    private static MapEntry[] TracepointsOf(ProgramDeclaration program, Compilation compilation, RuntimeSymbols symbols, CancellationToken cancellation)
        => [.. program.Tracepoints.SelectMany(tracepoint => VisibleTracepoints.Of(compilation, symbols).Find(tracepoint.Name, cancellation)).Distinct()];
}
