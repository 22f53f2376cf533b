using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Model;

namespace RawTp.Analyzers.Programs;

/// <summary>
/// A program that reads an argument which its tracepoint does not have, RTP1001, or of which that cannot be said: RTP1002, RTP1003. Reports
/// what <see cref="ArgumentReads"/> finds, from which the generator makes the program's record.
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
                var verification = new ProgramVerification(program, TracepointsOf(program, node.Compilation, symbols, node.CancellationToken), node.ReportDiagnostic);
                if (!program.IsRaw)
                    verification.VerifyParameters();
                else if (((SyntaxNode?)syntax.Body ?? syntax.ExpressionBody) is { } body
                    && node.SemanticModel.GetOperation(body, node.CancellationToken) is { } operation)
                    verification.VerifyReads(ArgumentReads.Of(operation, method.Parameters[0]));
            },
            SyntaxKind.MethodDeclaration);

    private static MapEntry[] TracepointsOf(ProgramDeclaration program, Compilation compilation, RuntimeSymbols symbols, CancellationToken cancellation)
        => [.. program.Tracepoints.SelectMany(tracepoint => VisibleTracepoints.Of(compilation, symbols).Find(tracepoint.Name, cancellation)).Distinct()];

    /// <summary>Compares what one program reads with each tracepoint that it is for.</summary>
    private sealed class ProgramVerification(ProgramDeclaration program, MapEntry[] tracepoints, Action<Diagnostic> report)
    {
        /// <summary>A parameter of the typed form is a read of the argument in its place.</summary>
        public void VerifyParameters()
        {
            // Said at the defining part of a partial method.
            if (program.Method.PartialDefinitionPart is not null)
                return;
            foreach (IParameterSymbol parameter in program.Method.Parameters)
            {
                foreach (MapEntry tracepoint in tracepoints.Where(tracepoint => parameter.Ordinal >= tracepoint.Parameters.Count))
                    ReportMissing(parameter.Locations[0], $"takes '{parameter.Name}' as args[{parameter.Ordinal}]", Arguments(tracepoint), lastIndex: -1);
            }
        }

        public void VerifyReads(ArgumentReads arguments)
        {
            foreach (ArgumentRead read in arguments.Reads)
            {
                if (read.Index is { } index)
                    VerifyIndex(index, read.Place.GetLocation());
                else
                    report(Diagnostic.Create(DiagnosticDescriptors.UnprovenIndex, read.Place.GetLocation(), program.Method.Name, DeclarationText.Quoted(read.Place)));
            }
            foreach (SyntaxNode escape in arguments.Escapes)
                report(Diagnostic.Create(DiagnosticDescriptors.EscapingArguments, escape.GetLocation(), program.Method.Name, WhatHappens(escape)));
        }

        private void VerifyIndex(int index, Location place)
        {
            string what = $"reads args[{index}]";
            int lastIndex = tracepoints.Length == 0 ? -1 : tracepoints.Min(static tracepoint => tracepoint.Parameters.Count) - 1;
            MapEntry[] tooShort = [.. tracepoints.Where(tracepoint => index >= tracepoint.Parameters.Count)];
            if (index < 0)
                ReportMissing(place, what, "arguments are numbered from 0", lastIndex);
            else if (index >= RuntimeNames.MaxArgs && tooShort.Length == 0)
                ReportMissing(place, what, $"no tracepoint has more than {RuntimeNames.MaxArgs} arguments", lastIndex);
            foreach (MapEntry tracepoint in tooShort)
                ReportMissing(place, what, Arguments(tracepoint), lastIndex);
        }

        private void ReportMissing(Location place, string what, string instead, int lastIndex)
            => report(Diagnostic.Create(
                DiagnosticDescriptors.MissingArgument,
                place,
                lastIndex < 0
                    ? ImmutableDictionary<string, string?>.Empty
                    : ImmutableDictionary<string, string?>.Empty.Add(LastIndexProperty, lastIndex.ToString(CultureInfo.InvariantCulture)),
                program.Method.Name,
                what,
                instead));

        private static string Arguments(MapEntry tracepoint)
        {
            int count = tracepoint.Parameters.Count;
            string arguments = count switch
            {
                0 => "no arguments",
                1 => $"1 argument ({tracepoint.Parameters[0]})",
                _ => $"{count} arguments ({string.Join(", ", tracepoint.Parameters)})",
            };
            return $"tracepoint '{tracepoint.DisplayName()}' has {arguments}";
        }

        private string WhatHappens(SyntaxNode args)
            => args.Parent switch
            {
                // The index of a read that is right but for its type argument.
                ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax read }
                    when args is not IdentifierNameSyntax name || name.Identifier.ValueText != program.Method.Parameters[0].Name
                    => $"reads '{DeclarationText.Quoted(read.Expression)}', a type that only its own file knows",
                ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => $"passes '{args}' to '{DeclarationText.Quoted(call.Expression)}'",
                MemberAccessExpressionSyntax member when member.Expression == args => $"uses '{DeclarationText.Quoted(member)}'",
                AssignmentExpressionSyntax assignment when assignment.Left == args => $"assigns to '{args}'",
                AssignmentExpressionSyntax or EqualsValueClauseSyntax => $"copies '{args}'",
                _ => $"uses '{args}' as a whole",
            };
    }
}
