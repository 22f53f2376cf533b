using BenchmarkDotNet.Running;
using RawTp.Benchmarks.Analyzers;
using RawTp.Benchmarks.Compare;
using RawTp.Benchmarks.Footprint;

switch (args)
{
    case ["compare"]:
        CompareCommand.Run(Path.Combine("docs", "benchmarks"));
        break;
    case ["footprint"]:
        FootprintCommand.Run(Path.Combine("docs", "benchmarks", "footprint.md"));
        break;
    case ["analyzers", .. string[] folders]:
        await AnalyzerCost.RunAsync(folders);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
