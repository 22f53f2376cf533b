using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
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

    private const string GeneratedCode = "its record is written before there is generated code, and what it does with its arguments depends on that";

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols)
        => VerifiedPrograms.ForEach(context, symbols, (program, reads, node) =>
        {
            MapEntry[] tracepoints = VerifiedPrograms.TracepointsOf(program, node.Compilation, symbols, node.CancellationToken);
            Misfit[] missing = [.. tracepoints.SelectMany(tracepoint => Misfit.Of(reads, tracepoint, node.Compilation)).Where(static misfit => misfit.Argument is null)];
            foreach (Misfit misfit in missing.Where(static misfit => misfit.Read.First >= 0))
                ReportMissing(misfit.Read, misfit.What, misfit.Instead);
            foreach (ArgumentRead read in reads.Reads.GroupBy(static read => read.Place).Select(static place => place.First()))
            {
                if (read.First < 0)
                    ReportMissing(read, Misfit.ReadOf(read), "arguments are numbered from 0");
                else if (read.CountNeeded > RuntimeNames.MaxArgs && !missing.Any(misfit => misfit.Read.Place == read.Place))
                    ReportMissing(read, Misfit.ReadOf(read), $"no tracepoint has more than {RuntimeNames.MaxArgs} arguments");
            }
            foreach (Unverifiable problem in reads.Unverifiable.Where(static problem => !problem.IsError))
                ReportUnverifiable(problem);
            if (reads.IsVerified && WasNotVerified(program.Method, node.CancellationToken) && node.Node is MethodDeclarationSyntax method)
                node.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.EscapingArguments, method.Identifier.GetLocation(), program.Method.Name, "", GeneratedCode));

            void ReportMissing(ArgumentRead read, string what, string instead)
            {
                bool isConstant = read is { CalledMethod: null, IsGuarded: false, Place: not ParameterSyntax } && read.First == read.Last;
                int lastIndex = !isConstant || tracepoints.Length == 0 ? -1 : tracepoints.Min(static tracepoint => tracepoint.Parameters.Count) - 1;
                node.ReportDiagnostic(Diagnostic.Create(
                    DiagnosticDescriptors.MissingArgument,
                    read.Place is ParameterSyntax parameter ? parameter.Identifier.GetLocation() : read.Place.GetLocation(),
                    lastIndex < 0
                        ? ImmutableDictionary<string, string?>.Empty
                        : ImmutableDictionary<string, string?>.Empty.Add(LastIndexProperty, lastIndex.ToString(CultureInfo.InvariantCulture)),
                    program.Method.Name,
                    what,
                    instead));
            }

            void ReportUnverifiable(Unverifiable problem)
                => node.ReportDiagnostic(problem.IsEscape
                    ? Diagnostic.Create(DiagnosticDescriptors.EscapingArguments, problem.Place.GetLocation(), program.Method.Name, Misfit.In(problem.CalledMethod), problem.Reason)
                    : Diagnostic.Create(DiagnosticDescriptors.UnprovenIndex, problem.Place.GetLocation(), program.Method.Name,
                        problem.CalledMethod is null ? $" '{DeclarationText.Quoted(problem.Place)}'" : Misfit.In(problem.CalledMethod), problem.Reason));
        });

    /// <summary>Whether the generator, which sees neither what it adds itself nor what others do, has come to another verdict than is come to here.</summary>
    private static bool WasNotVerified(IMethodSymbol program, CancellationToken cancellation)
        => program.ContainingType.GetMembers(program.Name + "Program").FirstOrDefault()?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)
            is PropertyDeclarationSyntax { ExpressionBody.Expression: ThrowExpressionSyntax };
}
