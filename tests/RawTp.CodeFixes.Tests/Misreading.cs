using Microsoft.CodeAnalysis.CodeFixes;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.CodeFixes.Tests;

/// <summary>Tracepoints and a program for the fixes of what is read as what it is not.</summary>
internal static class Misreading
{
    public static string Program(string parameters, string statements)
        => $$"""
            using System;
            using RawTp;

            namespace Animals
            {
                public class Cat;
            }

            public static unsafe partial class Monitor
            {
                static ulong s_seen;

                static void Use<T>(T value) { }

                [TracePoint] static partial void Fed(Animals.Cat? cat, int count, in long place, ReadOnlySpan<byte> name, short* raw, ReadOnlySpan<string?> tags, object any);

                [RawTracepointProgram("fed")]
                static void P({{parameters}})
                {
                    {{statements}}
                }
            }
            """;

    public static CodeFixCheck Check<TFix>() where TFix : CodeFixProvider, new()
        => new(new TFix(), Fixes.Analyzers) { Generators = [new RawTracepointGenerator()], Settings = new CompilationSettings { AllowUnsafe = true } };
}
