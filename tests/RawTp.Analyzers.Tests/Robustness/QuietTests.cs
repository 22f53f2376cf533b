using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Robustness;

/// <summary>Code that has nothing to do with tracepoints, in a project that could have some: every rule looks at it, and none has anything to say.</summary>
public sealed class QuietTests
{
    /// <summary>Names by which code has to do with tracepoints after all.</summary>
    private static readonly HashSet<string> s_ofRawTp = ["TracePoint", "RawTracepointProgram", "RawTracepoint", "RawTracepointLink", "RawTracepointArgs", "BpfTrace"];

    [Fact]
    public async Task Nothing_is_reported_in_this_repositorys_own_code_without_tracepoints()
    {
        SourceFile[] files = [.. new[] { "RawTp.Generators", "RawTp.Analyzers", "RawTp.CodeFixes", "benchmarks", "samples", "tests" }
            .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(RulePage.Repository, folder), "*.cs", SearchOption.AllDirectories))
            .Where(static path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(static path => new SourceFile(path, File.ReadAllText(path)))
            .Where(static file => HasNoTracepoints(file.Text))];

        Assert.True(files.Length > 250, $"{files.Length} files show nothing.");
        Assert.Empty(await ReportsAsync(files));
    }

    /// <summary>Names that RawTp's own have, too, in code that means something else by them.</summary>
    [Fact]
    public async Task Methods_types_and_attributes_of_the_same_names_elsewhere_are_left_alone()
        => Assert.Empty(await ReportsAsync(new SourceFile("Other.cs", """
            using System;

            namespace Other
            {
                [AttributeUsage(AttributeTargets.Method)] sealed class TracePointAttribute : Attribute;
                [AttributeUsage(AttributeTargets.Method)] sealed class RawTracepointProgramAttribute(string name) : Attribute { public string Name => name; }

                ref struct RawTracepointArgs { public ulong this[int index] => (ulong)index; public int Count => 0; }

                static class RawTracepoint { public static IDisposable Open(string name, object program) => null!; }

                static class BpfTrace { public static void BpfTraceRun3(object tracepoint, ulong a, ulong b, ulong c) { } }

                class Files
                {
                    [TracePoint] public void NotStatic(string text) => Console.WriteLine(text);

                    [RawTracepointProgram("nothing")] public object Allocates(RawTracepointArgs args) => new { A = args[99], B = $"{args[(int)args[0]]}" };

                    public void Use()
                    {
                        RawTracepoint.Open("nothing", this);
                        BpfTrace.BpfTraceRun3(this, 1, 2, 3);
                        NotStatic($"{DateTime.Now}");
                        System.IO.File.Open("a", System.IO.FileMode.Open);
                        lock (this) System.Threading.Thread.Sleep(1);
                    }
                }
            }
            """)));

    private static bool HasNoTracepoints(string text)
        => !CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>().Any(static name => s_ofRawTp.Contains(name.Identifier.ValueText));

    private static Task<ImmutableArray<Diagnostic>> ReportsAsync(params SourceFile[] files)
    {
        CompilationSettings settings = new() { ImplicitUsings = true, AllowUnsafe = true, LanguageVersion = LanguageVersions.CSharp14 };
        // Packages that the sources use are not there, and errors of binding are none of the rules' business.
        Compilation compilation = GeneratorRun.Of(new RawTracepointGenerator(), settings, files).AssertNotFailed().Output;
        return new AnalyzerRun(compilation, Rules.All, AnalyzerRun.Configured(null)).DiagnosticsAsync();
    }
}
