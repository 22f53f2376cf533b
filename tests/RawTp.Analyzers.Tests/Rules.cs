using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests;

/// <summary>All analyzers at once, with the generator, so that a test also shows which rules stay quiet about the same code.</summary>
internal static class Rules
{
    /// <summary>A tracepoint with three arguments and one with none, for programs to be about.</summary>
    public const string Tracepoints = """
        using RawTp;

        public static partial class Xdp
        {
            [TracePoint("xdp_exception")]
            public static partial void Exception(string dev, object xdp, uint act);

            [TracePoint(System = "net")]
            public static partial void Idle();
        }
        """;

    /// <summary>One of each analyzer of the assembly.</summary>
    public static DiagnosticAnalyzer[] All { get; } =
        [.. typeof(RawTpAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        [.. All.SelectMany(analyzer => analyzer.SupportedDiagnostics).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    public static AnalyzerCheck Check(CompilationSettings? settings = null)
        => new(All) { Generators = [new RawTracepointGenerator()], Settings = settings ?? CompilationSettings.Default };

    public static Task VerifyAsync(string markup, params string?[] messages) => Check().VerifyAsync(markup, messages);

    /// <summary>Checks members of a partial class <c>C</c>, in a file that uses RawTp and System.</summary>
    public static Task VerifyMembersAsync(string members, params string?[] messages)
        => VerifyAsync($$"""
            using RawTp;
            using System;

            public partial class C
            {
                {{members}}
            }
            """, messages);

    /// <summary>Checks members of a partial class <c>Monitor</c> beside <see cref="Tracepoints"/>.</summary>
    public static Task VerifyProgramAsync(string members, params string?[] messages)
        => Check().VerifyAsync([Monitor(members), new SourceFile("Tracepoints.cs", Tracepoints)], messages);

    public static SourceFile Monitor(string members)
        => new("Monitor.cs", $$"""
            using System;
            using RawTp;

            public static partial class Monitor
            {
                static ulong s_seen;

                {{members}}
            }
            """);
}
