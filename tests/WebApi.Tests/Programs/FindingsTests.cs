using System.Diagnostics;

namespace WebApi.Tests;

public class FindingsTests
{
    private static long Microseconds(double number) => (long)(number * Stopwatch.Frequency / 1e6);

    [Fact]
    public void A_histogram_has_a_bucket_for_each_power_of_two_of_microseconds()
    {
        LatencyHistogram histogram = new();
        foreach (double time in (double[])[0.5, 1, 3, 3, 4, 1e12])
            histogram.Add(Microseconds(time));

        LatencyReading reading = histogram.Read();

        Assert.Equal([1, 1, 2, 1], reading.Counts[..4]);
        Assert.Equal(1, reading.Counts[^1]);
        Assert.Equal(6, reading.Total);
        Assert.Equal([0, 1, 2, 4], Enumerable.Range(0, 4).Select(LatencyReading.From));
        Assert.Equal((4, 8), (reading.Quantile(0.5), reading.Quantile(0.8)));
    }

    [Fact]
    public void An_empty_histogram_has_no_quantiles() =>
        Assert.Equal((0L, 0.0), (new LatencyHistogram().Read().Quantile(0.5), new LatencyHistogram().Read().Mean));

    [Fact]
    public void Each_route_and_method_has_one_row_however_many_threads_come_first()
    {
        for (int round = 0; round < 200; round++)
        {
            RouteLatencies latencies = new();
            string[] methods = ["GET", "POST", "PUT", "DELETE"];

            Parallel.For(0, 64, i => latencies.Add($"/{i % 4}", methods[i / 4 % 4], 1));

            Assert.Equal(16, latencies.Seen.Count);
            Assert.All(latencies.Seen, static row => Assert.Equal(4, row.Reading.Total));
        }
    }

    [Fact]
    public void Routes_that_find_no_room_share_a_row()
    {
        RouteLatencies latencies = new();
        for (int i = 0; i < 100; i++)
            latencies.Add($"/{i}", "GET", 1);

        Assert.Equal(100, latencies.Seen.Sum(static row => row.Reading.Total));
        Assert.Equal((RouteLatencies.Others, 68L), (latencies.Seen[0].Route, latencies.Seen[0].Reading.Total));
    }

    [Fact]
    public void The_slowest_of_the_queries_comes_first_with_its_longest_time()
    {
        QueryTimes times = new();
        times.Add("a", 1, Microseconds(10));
        times.Add("b", 3, Microseconds(30));
        times.Add("b", 5, Microseconds(50));
        times.Add("a", 1, Microseconds(40));

        Assert.Equal([("b", 2L, 8L, 40.0, 50.0), ("a", 2L, 2L, 25.0, 40.0)],
            times.Slowest.Select(static query => (query.Text, query.Count, query.Rows, query.MeanMicroseconds, query.SlowestMicroseconds)));
    }

    [Fact]
    public void Queries_that_find_no_room_are_counted_together()
    {
        QueryTimes times = new();
        for (int i = 0; i < 100; i++)
            times.Add($"SELECT {i}", 1, 1);

        Assert.Equal((32, 68L), (times.Slowest.Count, times.Others));
    }

    [Fact]
    public void Keys_are_counted_each_by_itself_by_many_threads()
    {
        KeyCounts counts = new();

        Parallel.For(0, 20_000, i => counts.Add(i % 2_000));

        Assert.Equal(2_000, counts.Seen.Count);
        Assert.All(counts.Seen, static seen => Assert.Equal(10, seen.Count));
    }

    [Fact]
    public void Every_key_is_counted_and_the_table_does_not_grow()
    {
        KeyCounts counts = new();
        foreach (long key in (long[])[0, -1, long.MinValue, long.MaxValue])
            counts.Add(key);
        Assert.Equal([long.MinValue, 0, long.MaxValue], counts.Seen.Select(static seen => seen.Key));
        Assert.Equal((1L, 4L), (counts.Others, counts.Total));

        for (long key = 1; key <= 40_000; key++)
            counts.Add(key);

        Assert.Equal(40_004, counts.Total);
        Assert.NotEqual(1, counts.Others);
    }

    [Fact]
    public void What_is_cleared_is_counted_from_0_again()
    {
        Findings findings = new();
        void See()
        {
            findings.Latencies.Add("/", "GET", 1);
            findings.Statuses.Add(999);
            findings.Queries.Add("q", 1, 1);
            findings.Hits.Add(1);
            findings.Misses.Add(1);
            findings.Retries.Add(1);
            findings.Firings.Add(ulong.MaxValue);
        }
        long[] Counts() => [findings.Latencies.Seen.Sum(static row => row.Reading.Total), findings.Statuses.Total, findings.Queries.Slowest.Sum(static query => query.Count), findings.Hits.Total, findings.Misses.Total, findings.Retries.Total, findings.Firings.Total];

        See();
        Assert.All(Counts(), static count => Assert.Equal(1, count));
        findings.Clear();
        Assert.All(Counts(), static count => Assert.Equal(0, count));
        See();
        Assert.All(Counts(), static count => Assert.Equal(1, count));
        Assert.Equal([(600, 1L)], findings.Statuses.Seen);
    }
}
