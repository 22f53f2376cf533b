using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using RawTp.Model;

namespace RawTp.Analyzers.Programs;

/// <summary>Compares what one program reads with each tracepoint that it is for, and says what does not fit.</summary>
internal sealed class ReadReport(ProgramDeclaration program, MapEntry[] tracepoints, Action<Diagnostic> report)
{
    /// <summary>A parameter of the typed form is a read of the argument in its place.</summary>
    public void ReportParameters()
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

    public void Report(ArgumentReads reads)
    {
        // Of the reads at one place, a call say, the one that asks for most.
        foreach (ArgumentRead read in reads.Reads.GroupBy(static read => read.Place).Select(static place => place.OrderBy(static read => read.First >= 0).ThenByDescending(static read => read.CountNeeded).First()))
            ReportIndex(read);
        foreach (Unverifiable problem in reads.Unverifiable)
        {
            string inMethod = In(problem.CalledMethod);
            report(problem.IsEscape
                ? Diagnostic.Create(DiagnosticDescriptors.EscapingArguments, problem.Place.GetLocation(), program.Method.Name, inMethod, problem.Reason)
                : Diagnostic.Create(DiagnosticDescriptors.UnprovenIndex, problem.Place.GetLocation(), program.Method.Name, problem.CalledMethod is null ? $" '{DeclarationText.Quoted(problem.Place)}'" : inMethod, problem.Reason));
        }
    }

    private void ReportIndex(ArgumentRead read)
    {
        string what = What(read);
        bool isConstant = read is { CalledMethod: null, IsGuarded: false } && read.First == read.Last;
        int lastIndex = !isConstant || tracepoints.Length == 0 ? -1 : tracepoints.Min(static tracepoint => tracepoint.Parameters.Count) - 1;
        MapEntry[] tooShort = [.. tracepoints.Where(tracepoint => read.CountNeeded > tracepoint.Parameters.Count)];
        if (read.First < 0)
            ReportMissing(read.Place.GetLocation(), what, "arguments are numbered from 0", lastIndex);
        else if (read.CountNeeded > RuntimeNames.MaxArgs && tooShort.Length == 0)
            ReportMissing(read.Place.GetLocation(), what, $"no tracepoint has more than {RuntimeNames.MaxArgs} arguments", lastIndex);
        foreach (MapEntry tracepoint in tooShort)
            ReportMissing(read.Place.GetLocation(), what, Arguments(tracepoint), lastIndex);
    }

    private static string What(ArgumentRead read)
    {
        string index = read.First == read.Last ? $"args[{read.First}]"
            : read.CountNeeded > read.Last || !read.IsGuarded ? $"args[{read.First}] to args[{read.Last}]"
            : $"what there is only with {read.CountNeeded} arguments or more";
        return $"reads {index}{In(read.CalledMethod)}";
    }

    private static string In(string? calledMethod) => calledMethod is null ? "" : $" in '{calledMethod}'";

    private void ReportMissing(Location place, string what, string instead, int lastIndex)
        => report(Diagnostic.Create(
            DiagnosticDescriptors.MissingArgument,
            place,
            lastIndex < 0
                ? ImmutableDictionary<string, string?>.Empty
                : ImmutableDictionary<string, string?>.Empty.Add(UnverifiedReadAnalyzer.LastIndexProperty, lastIndex.ToString(CultureInfo.InvariantCulture)),
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
}
