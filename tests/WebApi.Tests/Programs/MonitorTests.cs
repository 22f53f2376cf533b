using RawTp;
using RawTp.Tests;

namespace WebApi.Tests;

[Collection(TheService.Name)]
public class MonitorTests
{
    private static void FireAll(int times)
    {
        for (int i = 0; i < times; i++)
        {
            Shop.RequestStart("/parts", "GET");
            Shop.RequestStop("/parts", "GET", 200, i);
            Shop.QueryDone("SELECT 1", 1, i);
            Shop.WriteRetry(i % 7, "SQLITE_BUSY");
            Shop.CacheHit(i % 5_000);
            Shop.CacheMiss(i % 5_000);
        }
    }

    [Fact]
    public void The_programs_allocate_nothing()
    {
        Monitor.Findings.Clear();
        RawTracepointLink[] links =
        [
            .. Monitor.Offered.Where(static offered => offered.Tracepoint is not null).Select(static offered => RawTracepoint.Open(offered.Tracepoint!, offered.Program)),
            RawTracepoint.Open("request_start", Monitor.Offered.Single(static offered => offered.Name == "FiringsByCookie").Program, cookie: 3),
        ];
        try
        {
            FireAll(5_000);
            long before = GC.GetAllocatedBytesForCurrentThread();
            FireAll(20_000);
            Assert.Equal(0, Allocated.Since(before));
        }
        finally
        {
            RawTracepoint.Detach(links);
        }

        Findings findings = Monitor.Findings;
        Assert.All(
            (long[])[findings.Latencies.Seen.Single().Reading.Total, findings.Statuses.Total, findings.Queries.Slowest.Single().Count, findings.Hits.Total, findings.Misses.Total, findings.Retries.Total, findings.Firings.Total],
            static count => Assert.Equal(25_000, count));
        Assert.Equal([(3, 25_000L)], findings.Firings.Seen);
    }

    [Fact]
    public void Nothing_is_seen_while_nothing_is_attached()
    {
        Monitor.Findings.Clear();

        FireAll(10);

        Assert.Empty(Monitor.Findings.Latencies.Seen);
        Assert.Equal(0, Monitor.Findings.Hits.Total);
    }

    [Fact]
    public void Each_program_says_which_tracepoint_it_is_for_and_fits_it()
    {
        foreach (OfferedProgram offered in Monitor.Offered)
        {
            using RawTracepointLink link = RawTracepoint.Open(offered.Tracepoint ?? "cache_hit", offered.Program);
            Assert.True(link.IsAttached);
            Assert.EndsWith($".{offered.Name}", offered.Program.Name);
        }
    }
}
