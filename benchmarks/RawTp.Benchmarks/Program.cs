using BenchmarkDotNet.Running;
using RawTp.Benchmarks.Analyzers;
using RawTp.Benchmarks.Compare;
using RawTp.Benchmarks.Footprint;
using RawTp.Benchmarks.Generator;

switch (args)
{
    case ["compare"]:
        CompareCommand.Run(Path.Combine("docs", "benchmarks"));
        break;
    case [CompareProcess.Argument]:
        CompareCommand.Measure().Write();
        break;
    case ["footprint"]:
        FootprintCommand.Run(Path.Combine("docs", "benchmarks", "footprint.md"));
        break;
    case ["analyzers", .. string[] folders]:
        await AnalyzerCost.RunAsync(folders);
        break;
    case ["generator", var most]:
        GeneratorCommand.Run(Path.Combine("docs", "benchmarks"), int.Parse(most, System.Globalization.CultureInfo.InvariantCulture));
        break;
    case ["generator"]:
        GeneratorCommand.Run(Path.Combine("docs", "benchmarks"));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
