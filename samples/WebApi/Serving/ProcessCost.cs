namespace WebApi;

/// <summary>What the process has used since it began: what a load test compares, beside requests per second.</summary>
internal sealed record ProcessCost(double CpuSeconds, long AllocatedBytes, int Collections)
{
    public static ProcessCost Read() => new(Environment.CpuUsage.TotalTime.TotalSeconds, GC.GetTotalAllocatedBytes(), GC.CollectionCount(0));
}
