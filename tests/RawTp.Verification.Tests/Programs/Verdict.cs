using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using RawTp.Model;
using RawTp.Model.Verification;

namespace RawTp.Verification.Tests.Programs;

/// <summary>What the analysis says of a program, as a line of text.</summary>
internal static class Verdict
{
    /// <summary>
    /// Of an accepted program its reads, such as <c>0..1, Value&lt;byte&gt; 3, 5 guarded</c>; of a refused one <c>refused:</c> with the reasons. An
    /// accepted program is run, too: what it reads then must be in the record.
    /// </summary>
    /// <param name="body">The statements of a program with the arguments <c>args</c>.</param>
    /// <param name="members">What else is in the program's class, and what stands behind that.</param>
    public static string Of(string body, string members = "")
    {
        var compilation = ProgramCompilation.Of($$"""
            using System;
            using System.Collections.Generic;
            using System.Diagnostics;
            using System.Diagnostics.CodeAnalysis;
            using System.Runtime.CompilerServices;
            using RawTp;
            using RawTp.Verification.Tests.Programs;

            public static unsafe partial class P
            {
                public static ulong Run(RawTracepointArgs args)
                {
                    {{(body.Contains(';') ? body : $"return {body};")}}
                    return 0;
                }

                {{members}}
            }
            """);
        Assert.Empty(compilation.Errors);
        ArgumentReads reads = ProgramVerification.Verify(compilation.Method("P", "Run"), compilation.Compilation, CancellationToken.None);
        if (!reads.IsVerified)
            return $"refused: {string.Join("; ", reads.Unverifiable.Select(static problem => problem.CalledMethod is { } called ? $"{problem.Reason} in '{called}'" : problem.Reason).DefaultIfEmpty(Describe(reads)).Distinct())}";
        Assert.Null(Run(compilation, reads));
        return Describe(reads);
    }

    private static string? Run(ProgramCompilation compilation, ArgumentReads reads)
    {
        (Assembly assembly, AssemblyLoadContext context, _) = compilation.Load();
        try
        {
            return ProgramRuns.FindViolation(reads, assembly.GetType("P")!.GetMethod("Run")!.CreateDelegate<ProgramBody>(), seed: 1, runs: 10);
        }
        finally
        {
            context.Unload();
        }
    }

    private static string Describe(ArgumentReads reads)
        => reads.Reads.Count == 0 ? "nothing" : string.Join(", ", reads.Reads.Select(Describe).Distinct().Order(StringComparer.Ordinal));

    private static string Describe(ArgumentRead read)
        => (read.Accessor == Accessor.Raw ? "" : $"{read.Accessor}<{read.Type}> ")
            + (read.First == read.Last ? $"{read.First}" : $"{read.First}..{read.Last}")
            + (read.IsGuarded ? " guarded" : "")
            + (read.IsGuarded && read.CountNeeded > 0 ? $" of {read.CountNeeded}" : "");
}
