namespace RawTp.Benchmarks.Footprint;

/// <summary>Measures what RawTp costs before and beside the run path, and writes it down.</summary>
internal static class FootprintCommand
{
    public static void Run(string path)
    {
        using var assemblies = new BuiltAssemblies();
        if (BuiltAssemblies.Crossgen is null)
            Console.WriteLine("crossgen2 is not in NuGet's folder, so nothing is measured of ReadyToRun code; restore any project with <PublishReadyToRun> and a <RuntimeIdentifier> to have it there.");
        Console.WriteLine("Sizes ...");
        IReadOnlyList<AssemblySize> sizes = AssemblySize.Measure(assemblies);
        ShimCode shims = ShimCode.Measure(assemblies);
        Console.WriteLine("Start-up ...");
        IReadOnlyList<StartUp> startUps = StartUp.Measure(assemblies);
        Console.WriteLine("The first Open ...");
        IReadOnlyList<FirstOpen> opens = FirstOpen.Measure(assemblies);
        string text = FootprintDocument.Of(startUps, opens, shims, sizes);
        File.WriteAllText(path, text);
        Console.WriteLine(text);
    }
}
