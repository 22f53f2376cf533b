using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RawTp.Testing;
using Xunit;

namespace RawTp.Generators.Tests;

/// <summary>
/// What the driver's thread allocates for one tracepoint more. The bounds are half as much again as was measured, Roslyn's share included: they are to catch what makes
/// work of an edit that has nothing to do with it.
/// </summary>
public class AllocationTests
{
    private const string Tracepoint = "[TracePoint] public static partial void Hit#(int a, string? b, in decimal c);\n";
    private const string Typed = "[RawTracepointProgram(\"hit#\")] static void Seen#(int a, string? b) { }\n";
    private const string Literal = "[RawTracepointProgram(\"hit#\")] static void Seen#(RawTracepointArgs args) { s_seen += args[0] + (args.Reference<string?>(1) is null ? 0UL : 1); }\n";
    private const string Followed = "[RawTracepointProgram(\"hit#\")] static void Seen#(RawTracepointArgs args) { if (args.Count > 1) s_seen += args[0] + (args.Reference<string?>(1) is null ? 0UL : 1); }\n";

    [Theory]
    [InlineData(Tracepoint, 48_000)]
    [InlineData(Tracepoint + Typed, 80_000)]
    [InlineData(Tracepoint + Literal, 84_000)]
    [InlineData(Tracepoint + Followed, 235_000)]
    public void In_a_build(string each, long most) => Assert.InRange(ForEach(each, static (driver, compilation) => driver.RunGenerators(compilation), runs: 1), 1_000, most);

    [Theory]
    [InlineData(Tracepoint, 750)]
    [InlineData(Tracepoint + Typed, 1_500)]
    [InlineData(Tracepoint + Literal, 1_500)]
    [InlineData(Tracepoint + Followed, 1_500)]
    public void After_an_edit_in_another_body(string each, long most)
        => Assert.InRange(ForEach(each, static (driver, compilation) => driver.RunGenerators(compilation.Edit("Elsewhere.cs", "int x = 1;", "int x = 2;")), runs: 2), 0, most);

    [Theory]
    [InlineData(Tracepoint, 750)]
    [InlineData(Tracepoint + Typed, 1_500)]
    [InlineData(Tracepoint + Literal, 1_500)]
    public void After_an_edit_of_another_signature(string each, long most)
        => Assert.InRange(ForEach(each, static (driver, compilation) => driver.RunGenerators(compilation.Edit("Elsewhere.cs", "void M()", "void M(string more)")), runs: 2), 0, most);

    /// <summary>From how much more is allocated for 250 than for 50, so that what is there once does not count.</summary>
    private static long ForEach(string each, Func<GeneratorDriver, Compilation, GeneratorDriver> run, int runs)
    {
        const int Few = 50;
        const int Many = 250;
        Allocated(each, Few, run, runs);
        return (Least(each, Many, run, runs) - Least(each, Few, run, runs)) / (Many - Few);
    }

    /// <summary>Of some measurements: what is shared with the tests beside, as the compiler's pools and the runtime's caches, can only add to one.</summary>
    private static long Least(string each, int count, Func<GeneratorDriver, Compilation, GeneratorDriver> run, int runs)
        => Enumerable.Range(0, 3).Min(_ => Allocated(each, count, run, runs));

    private static long Allocated(string each, int count, Func<GeneratorDriver, Compilation, GeneratorDriver> run, int runs)
    {
        string members = string.Concat(Enumerable.Range(0, count).Select(number => each.Replace("#", $"{number}", StringComparison.Ordinal)));
        Compilation compilation = Compilations.Create(
            new SourceFile("C.cs", $"using RawTp;\npublic static partial class C {{\nstatic ulong s_seen;\n{members}}}"),
            new SourceFile("Elsewhere.cs", "class Elsewhere { void M() { int x = 1; } }"));
        compilation = compilation.WithOptions(((CSharpCompilationOptions)compilation.Options).WithConcurrentBuild(false));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new RawTracepointGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options);
        for (int i = 1; i < runs; i++)
            driver = driver.RunGenerators(compilation);
        long before = GC.GetAllocatedBytesForCurrentThread();
        driver = run(driver, compilation);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(driver.GetRunResult().GeneratedTrees.Length > count);
        return allocated;
    }
}
