using BenchmarkDotNet.Running;
using RawTp.Benchmarks.Analyzers;

if (args is ["analyzers", .. string[] folders])
    await AnalyzerCost.RunAsync(folders);
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
