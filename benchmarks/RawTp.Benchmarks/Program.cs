using BenchmarkDotNet.Running;

if (args is ["compare"]) { RawTp.Benchmarks.Compare.CompareCommand.Run(Path.Combine("docs", "benchmarks")); return; }
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
