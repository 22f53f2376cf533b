using RawTp.Testing;

namespace RawTp.Generators.Tests;

/// <summary>Runs the generator over a test's source.</summary>
internal static class Generated
{
    /// <summary>Under everything that generated code has to stand; fails on any diagnostic.</summary>
    public static GeneratorRun Cleanly(params SourceFile[] sources) => Cleanly(CompilationSettings.Strict, sources);

    public static GeneratorRun Cleanly(CompilationSettings settings, params SourceFile[] sources) => Of(settings, sources).AssertClean();

    /// <summary>Whatever comes of it.</summary>
    public static GeneratorRun Of(CompilationSettings settings, params SourceFile[] sources) =>
        GeneratorRun.Of(new RawTracepointGenerator(), settings, sources);
}
