namespace WebApi;

/// <summary>What the programs have seen, as the console shows it; times are in microseconds.</summary>
internal sealed record FindingsState(
    IReadOnlyList<RouteState> Latencies,
    IReadOnlyList<CountState> Statuses,
    IReadOnlyList<QueryTime> Queries,
    IReadOnlyList<KeyState> Keys,
    long Hits,
    long Misses,
    IReadOnlyList<CountState> Retries,
    IReadOnlyList<CountState> Firings)
{
    private const int KeysShown = 12;

    public static FindingsState Of(Findings findings)
    {
        Dictionary<long, long> misses = findings.Misses.Seen.ToDictionary(static seen => seen.Key, static seen => seen.Count);
        Dictionary<long, long> hits = findings.Hits.Seen.ToDictionary(static seen => seen.Key, static seen => seen.Count);
        return new FindingsState(
            [.. findings.Latencies.Seen.Select(RouteState.Of)],
            CountState.Of(findings.Statuses),
            findings.Queries.Slowest,
            [
                .. hits.Keys.Union(misses.Keys)
                    .Select(key => new KeyState(key, hits.GetValueOrDefault(key), misses.GetValueOrDefault(key)))
                    .OrderByDescending(static key => key.Hits)
                    .ThenByDescending(static key => key.Misses)
                    .Take(KeysShown),
            ],
            hits.Values.Sum() + findings.Hits.Others,
            misses.Values.Sum() + findings.Misses.Others,
            CountState.Of(findings.Retries),
            CountState.Of(findings.Firings));
    }
}

/// <param name="P50">Half of the requests took less; a power of two.</param>
/// <param name="P99">99 of 100 requests took less; a power of two.</param>
/// <param name="Buckets">From the first to the last that is not empty.</param>
internal sealed record RouteState(string Route, string Method, long Count, double Mean, long P50, long P99, IReadOnlyList<BucketState> Buckets)
{
    public static RouteState Of(RouteLatency latency)
    {
        LatencyReading reading = latency.Reading;
        int first = Array.FindIndex(reading.Counts, static count => count > 0);
        int last = Array.FindLastIndex(reading.Counts, static count => count > 0);
        return new RouteState(latency.Route, latency.Method, reading.Total, reading.Mean, reading.Quantile(0.5), reading.Quantile(0.99),
            [.. Enumerable.Range(first, last - first + 1).Select(bucket => new BucketState(LatencyReading.From(bucket), reading.Counts[bucket]))]);
    }
}

/// <param name="From">Up to twice as long; 0 stands for less than 1.</param>
internal sealed record BucketState(long From, long Count);

internal sealed record KeyState(long Key, long Hits, long Misses);

internal sealed record CountState(int Number, long Count)
{
    public static IReadOnlyList<CountState> Of(NumberCounts counts) => [.. counts.Seen.Select(static seen => new CountState(seen.Number, seen.Count))];
}
