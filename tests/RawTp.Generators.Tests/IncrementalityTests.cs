using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RawTp.Testing;
using Xunit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace RawTp.Generators.Tests;

/// <summary>What an editor does again after each key: as little as possible.</summary>
public class IncrementalityTests
{
    private const string Source = """
        using RawTp;
        namespace N;
        /// <summary>Two tracepoints.</summary>
        public partial class C
        {
            private int _unrelated;
            [TracePoint] public static partial void First(int a, string? b);
            [TracePoint(System = "s")] private static partial void Second(in decimal c);
            [RawTracepointProgram("first")] private static void Raw(RawTracepointArgs args) { ulong x = args[0]; }
            [RawTracepointProgram("first")] private static void Typed(int a, string? b) { }
            public override string ToString() => _unrelated + "";
        }
        """;

    private readonly IncrementalSteps _steps = IncrementalSteps.Start(new RawTracepointGenerator(), Compilations.Create(new SourceFile("C.cs", Source), new SourceFile("Other.cs", "class Other { int _x; }")));

    [Fact]
    public void An_edit_in_an_unrelated_file_makes_nothing_anew()
    {
        _steps.Run(c => c.Edit("Other.cs", "int _x;", "string _x = \"\"; void M() { }")).AssertNothingRemade();
        _steps.Run(c => c.AddFile("New.cs", "namespace N { class New { static void Hit() => C.First(1, null); } }")).AssertNothingRemade();
        _steps.Run(c => c.RemoveFile("Other.cs")).AssertNothingRemade();
    }

    [Fact]
    public void Trivia_in_the_same_file_makes_nothing_anew()
    {
        _steps.Run(c => c.Edit("C.cs", "public partial class C", "// comment\n\n\npublic  partial /* here */ class C")).AssertNothingRemade();
        _steps.Run(c => c.Edit("C.cs", "First(int a, string? b);", "First( int a , string? b ) ; // moved")).AssertNothingRemade();
        _steps.Run(c => c.Edit("C.cs", "ulong x = args[0];", "ulong   x = args[ 0 ]; /* same */")).AssertNothingRemade();
        _steps.Run(c => c.Edit("C.cs", "Two tracepoints.", "Documented otherwise.")).AssertNothingRemade();
    }

    [Fact]
    public void An_unrelated_member_or_body_makes_nothing_anew()
    {
        _steps.Run(c => c.Edit("C.cs", "private int _unrelated;", "private int _unrelated; public static void More() => First(1, null);")).AssertNothingRemade();
        _steps.Run(c => c.Edit("C.cs", "string? b) { }", "string? b) { System.Console.WriteLine(a); }")).AssertNothingRemade();
        _steps.Run(c => c.Edit("C.cs", "ulong x = args[0];", "ulong x = args[0] + 1; x++;")).AssertNothingRemade();
        _steps.Run(c => c.Edit("C.cs", "namespace N;", "namespace N;\nclass Before { }")).AssertNothingRemade();
    }

    [Fact]
    public void A_reference_without_tracepoints_makes_nothing_anew()
    {
        MetadataReference plain = Compilations.Create(CompilationSettings.Default with { AssemblyName = "Plain", ReferencesRuntime = false }, "public class L;").AsMetadata();
        _steps.Run(c => c.AddReferences(plain)).AssertNothingRemade();
        _steps.Run(c => c.RemoveReferences(plain)).AssertNothingRemade();
    }

    [Fact]
    public void A_reference_with_tracepoints_makes_the_map_anew_and_nothing_else()
    {
        MetadataReference library = Generated.Cleanly(
            CompilationSettings.Strict with { AssemblyName = "Library" }, "public partial class L { [RawTp.TracePoint] public static partial void Third(); }").Output.AsMetadata();
        _steps.Run(c => c.AddReferences(library))
            .AssertReasons(TrackingNames.References, Modified)
            .AssertReasons(TrackingNames.Map, Modified)
            .AssertOutputReasons(Cached, Cached, Cached, Cached, Modified, Cached);
        Assert.Contains("Library, Version=0.0.0.0", _steps.Files.Single(file => file.HintName.Contains("Map")).Text);
    }

    [Fact]
    public void An_edit_of_one_tracepoint_makes_one_file_anew()
    {
        _steps.Run(c => c.Edit("C.cs", "First(int a,", "First(uint a,"))
            .AssertReasons(TrackingNames.Tracepoints, Modified, Unchanged)
            .AssertReasons(TrackingNames.Programs, Unchanged, Unchanged)
            .AssertReasons(TrackingNames.MapLines, Unchanged, Cached)
            .AssertOutputReasons(Modified, Cached, Cached, Cached, Cached, Cached);
        Assert.Contains("ValueArgument<uint>(\"uint a\")", _steps.Files.Single(file => file.HintName.Contains("First")).Text);
    }

    [Fact]
    public void An_edit_of_what_one_program_reads_makes_one_file_anew() =>
        _steps.Run(c => c.Edit("C.cs", "args[0];", "args[1];"))
            .AssertReasons(TrackingNames.Programs, Modified, Unchanged)
            .AssertReasons(TrackingNames.Map, Cached)
            .AssertOutputReasons(Cached, Cached, Modified, Cached, Cached, Cached);

    [Fact]
    public void The_map_is_made_anew_when_a_name_changes()
    {
        _steps.Run(c => c.Edit("C.cs", "System = \"s\"", "System = \"t\""))
            .AssertReasons(TrackingNames.MapLines, Cached, Modified)
            .AssertReasons(TrackingNames.Map, Modified)
            .AssertOutputReasons(Cached, Modified, Cached, Cached, Modified, Cached);
        _steps.Run(c => c.Edit("C.cs", "private static partial void Second", "private static partial void Renamed"))
            .AssertReasons(TrackingNames.Map, Modified);
        Assert.Contains("t:renamed", _steps.Files.Single(file => file.HintName.Contains("Map")).Text);
    }

    [Fact]
    public void A_tracepoint_that_comes_and_goes_leaves_the_others()
    {
        _steps.Run(c => c.AddFile("Third.cs", "partial class D { [RawTp.TracePoint] static partial void Third(); }"))
            .AssertReasons(TrackingNames.Tracepoints, Cached, Cached, New)
            .AssertReasons(TrackingNames.Map, Modified);
        _steps.Run(c => c.RemoveFile("Third.cs")).AssertReasons(TrackingNames.Map, Modified);
        Assert.Equal(5, _steps.Files.Length);
    }

    [Fact]
    public void A_mistake_takes_one_tracepoint_off_the_map_and_its_correction_brings_it_back()
    {
        _steps.Run(c => c.Edit("C.cs", "First(int a,", "First(ref int a,"));
        Assert.Contains(_steps.Files, file => file.HintName.Contains("First(refused)"));
        Assert.DoesNotContain(":first", _steps.Files.Single(file => file.HintName.Contains("Map")).Text);
        _steps.Run(c => c.Edit("C.cs", "First(ref int a,", "First(int a,"));
        Assert.DoesNotContain(_steps.Files, file => file.HintName.Contains("refused"));
        Assert.Contains(":first", _steps.Files.Single(file => file.HintName.Contains("Map")).Text);
    }

    [Fact]
    public void No_step_holds_on_to_the_compiler()
    {
        _steps.AssertHoldsNoCompilerState();
        _steps.Run(c => c.Edit("C.cs", "First(int a,", "First(ref int a,")).AssertHoldsNoCompilerState();
        string parameters = string.Join("\n", Shapes.ParameterKinds.All.Where(kind => !kind.IsUnsafe).Select((kind, number) => $"[RawTp.TracePoint] static partial void T{number}({kind.Declare("value")}); [RawTp.RawTracepointProgram] static void P{number}({kind.Declare("value")}) {{ }}"));
        IncrementalSteps.Start(new RawTracepointGenerator(), Compilations.Create(Shapes.ParameterKinds.Types, $"#nullable enable\npartial class C {{ {parameters} }}")).AssertHoldsNoCompilerState();
    }

    [Fact]
    public void An_edit_lets_go_of_the_compilation_before_it()
    {
        Compilation compilation = Compilations.Create(new SourceFile("C.cs", Source), new SourceFile("Other.cs", "class Other { int _x; }"));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new RawTracepointGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options);
        driver = RunEdited(driver, compilation, out WeakReference before);
        driver = driver.RunGenerators(compilation);
        GC.Collect();
        Assert.False(before.IsAlive);
        Assert.NotEmpty(driver.GetRunResult().GeneratedTrees);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static GeneratorDriver RunEdited(GeneratorDriver driver, Compilation compilation, out WeakReference before)
    {
        Compilation edited = compilation.Edit("Other.cs", "_x", "_y");
        before = new WeakReference(edited);
        return driver.RunGenerators(edited);
    }
}
