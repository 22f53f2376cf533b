using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace RawTp.Benchmarks;

/// <summary>What a firing costs beside what people write by hand today, as a ratio to a call of an empty method.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByParams)]
public class FireBenchmarks
{
    private const int Calls = 1024;

    private readonly object _dev = new();
    private readonly object _xdp = new();
    private readonly List<RawTracepointLink> _links = [];

    /// <summary>How many programs, or subscribers, are attached.</summary>
    [Params(0, 1, 2, 8)]
    public int Attached { get; set; }

    [GlobalSetup]
    public void Attach()
    {
        for (int i = 0; i < Attached; i++)
        {
            _links.Add(RawTracepoint.Open("xdp_exception", Sites.AddProgram));
            Sites.Subscribers += Sites.AddEvent;
            Sites.Callback = Sites.AddEvent;
        }
    }

    [GlobalCleanup]
    public void Detach() => _links.ForEach(static link => link.Dispose());

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public void EmptyCall()
    {
        for (uint i = 0; i < Calls; i++)
            Sites.Empty(_dev, _xdp, i);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void Tracepoint()
    {
        for (uint i = 0; i < Calls; i++)
            Sites.Tracepoint(_dev, _xdp, i);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void Event()
    {
        for (uint i = 0; i < Calls; i++)
            Sites.Event(_dev, _xdp, i);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void SingleDelegate()
    {
        for (uint i = 0; i < Calls; i++)
            Sites.Delegate(_dev, _xdp, i);
    }
}
