using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Model;

namespace RawTp.Analyzers.Programs;

/// <summary>A program for a tracepoint that does not exist: RTP1004.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownTracepointAnalyzer() : RawTpAnalyzer(DiagnosticDescriptors.UnknownTracepoint)
{
    /// <summary>Under which the diagnostic carries the nearest name, for the fix.</summary>
    internal const string NearestProperty = "Nearest";

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols)
    {
        Compilation compilation = context.Compilation;
        ForMethods(context, (method, report, cancellation) =>
        {
            if (ProgramDeclaration.Of(method, symbols.Program) is not { } program)
                return;
            VisibleTracepoints visible = VisibleTracepoints.Of(compilation, symbols);
            foreach ((string name, AttributeData attribute) in program.Tracepoints)
            {
                // One that is declared, but wrongly, is not unknown: its own error is enough.
                if (visible.Find(name, cancellation).Any() || visible.IsDeclared(name, cancellation))
                    continue;
                string? nearest = visible.Nearest(name, cancellation);
                report(Diagnostic.Create(
                    DiagnosticDescriptors.UnknownTracepoint,
                    attribute.PlaceOfFirstArgument(cancellation) ?? method.Locations[0],
                    nearest is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(NearestProperty, nearest),
                    method.Name,
                    name,
                    WhatIsWrong(name, nearest)));
            }
        });
    }

    private static string WhatIsWrong(string text, string? nearest)
    {
        (string? system, string name) = TracepointName.Split(text);
        string? invalid = !TracepointName.IsValid(name) ? name : system is { Length: > 0 } && !TracepointName.IsValid(system) ? system : null;
        string problem = invalid is null ? "neither this project nor what it references has one of that name" : $"no name {TracepointName.WhatIsWrong(invalid)}";
        string remedy = nearest is not null ? $"the nearest is '{nearest}'"
            : invalid is null ? "declare it with [TracePoint], or reference the project that does"
            : "give the name of a tracepoint, or none";
        return $"{problem}; {remedy}";
    }
}
