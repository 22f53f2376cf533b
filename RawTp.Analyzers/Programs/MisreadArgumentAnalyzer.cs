using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Model;

namespace RawTp.Analyzers.Programs;

/// <summary>
/// An argument that a program reads as what it is not: another type, RTP1005; 64 bits of a signed argument that has fewer,
/// RTP1008; never null, though it may be, RTP1009.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisreadArgumentAnalyzer() : RawTpAnalyzer(
    DiagnosticDescriptors.WrongType,
    DiagnosticDescriptors.LostSign,
    DiagnosticDescriptors.UnexpectedNull)
{
    /// <summary>Under which the diagnostic carries the tracepoint and the argument's number, for the fixes.</summary>
    internal const string TracepointProperty = "Tracepoint";

    /// <inheritdoc cref="TracepointProperty"/>
    internal const string ArgumentProperty = "Argument";

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols)
        => VerifiedPrograms.ForEach(context, symbols, (program, reads, node) =>
        {
            var told = new HashSet<(DiagnosticDescriptor, Location)>();
            foreach (MapEntry tracepoint in VerifiedPrograms.TracepointsOf(program, node.Compilation, symbols, node.CancellationToken))
            {
                Misfit[] misfits = [.. Misfit.Of(reads, tracepoint, node.Compilation)];
                foreach (Misfit misfit in misfits)
                {
                    if (misfit.Argument is not null)
                        Report(DiagnosticDescriptors.WrongType, PlaceOfType(misfit.Read), tracepoint, misfit.Argument, misfit.What, misfit.Instead);
                }
                if (tracepoint.FindMethod() is not { } method)
                    continue;
                foreach (ArgumentRead read in reads.Reads.Where(read => !misfits.Any(misfit => misfit.Read.Place == read.Place)))
                {
                    foreach (IParameterSymbol argument in method.Parameters.Where(argument => read.First <= argument.Ordinal && argument.Ordinal <= read.Last))
                        ReportMisreading(read, argument, tracepoint);
                }
            }

            void ReportMisreading(ArgumentRead read, IParameterSymbol argument, MapEntry tracepoint)
            {
                if (read.Accessor != Accessor.Raw && NullableReading.IsNotExpected(argument, read))
                {
                    Report(DiagnosticDescriptors.UnexpectedNull, PlaceOfType(read), tracepoint, argument,
                        read.Place is ParameterSyntax ? $"takes args[{read.First}] as '{Misfit.Declaration((ParameterSyntax)read.Place)}'" : $"reads args[{argument.Ordinal}] with {read.Accessor}<{TypeText.Readable(read.Type!)}>{Misfit.In(read.CalledMethod)}",
                        argument.Name,
                        tracepoint.DisplayName(),
                        $"read it as '{NullableReading.Of(argument)}'");
                }
                // A loop over the arguments has none in mind.
                if (read is { Accessor: Accessor.Raw, CalledMethod: null } && read.First == read.Last && SignedReading.Of(argument) is { } signed
                    && read.Place.Ancestors().OfType<ElementAccessExpressionSyntax>().FirstOrDefault() is { } element
                    && node.SemanticModel.GetOperation(element, node.CancellationToken) is { } operation && signed.IsLostIn(operation, node.SemanticModel, node.CancellationToken))
                {
                    Report(DiagnosticDescriptors.LostSign, operation.Syntax.GetLocation(), tracepoint, argument,
                        read.First.ToString(CultureInfo.InvariantCulture),
                        argument.Name,
                        tracepoint.DisplayName(),
                        signed.OfMinusOne.ToString(CultureInfo.InvariantCulture),
                        $"Value<{TypeText.Readable(argument.Type)}>");
                }
            }

            void Report(DiagnosticDescriptor rule, Location place, MapEntry tracepoint, IParameterSymbol argument, params string[] words)
            {
                // One of several tracepoints is reason enough.
                if (!told.Add((rule, place)))
                    return;
                node.ReportDiagnostic(Diagnostic.Create(
                    rule,
                    place,
                    ImmutableDictionary<string, string?>.Empty
                        .Add(TracepointProperty, tracepoint.DisplayName())
                        .Add(ArgumentProperty, argument.Ordinal.ToString(CultureInfo.InvariantCulture)),
                    [program.Method.Name, .. words]));
            }
        });

    /// <summary>Where the type stands, as which an argument is read: <c>Value&lt;int&gt;</c>, a parameter, or the call of the method that reads it.</summary>
    private static Location PlaceOfType(ArgumentRead read)
        => read switch
        {
            { Place: ParameterSyntax { Type: { } type } } => type.GetLocation(),
            { CalledMethod: null } when read.Place.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault() is { Expression: MemberAccessExpressionSyntax member } => member.Name.GetLocation(),
            _ => read.Place.GetLocation(),
        };
}
