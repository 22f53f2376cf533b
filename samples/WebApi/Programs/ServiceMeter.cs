using System.Diagnostics.Metrics;

namespace WebApi;

/// <summary>
/// What the programs have seen, as metrics, for OpenTelemetry, dotnet-counters and whoever else reads meters. What is attached
/// and how often it ran is in RawTp's own meter, <c>RawTp</c>.
/// </summary>
internal sealed class ServiceMeter : IDisposable
{
    public const string Name = "WebApi";

    private const int KeysShown = 10;

    private readonly Meter _meter = new(Name);

    public ServiceMeter(Findings findings)
    {
        _meter.CreateObservableCounter("webapi.requests", () => Requests(findings), "{request}", "Requests by route, method and the power of two of microseconds that they stayed under (le_us).");
        _meter.CreateObservableCounter("webapi.queries", () => findings.Queries.Slowest.Select(static query => Measured(query.Count, query)), "{query}", "Queries by text.");
        _meter.CreateObservableGauge("webapi.query.slowest", () => findings.Queries.Slowest.Select(static query => Measured(query.SlowestMicroseconds / 1e6, query)), "s", "The longest that a query of this text took.");
        _meter.CreateObservableCounter("webapi.cache.hits", () => findings.Hits.Total, "{hit}", "Parts found in the cache.");
        _meter.CreateObservableCounter("webapi.cache.misses", () => findings.Misses.Total, "{miss}", "Parts read from the database.");
        _meter.CreateObservableGauge("webapi.cache.hottest", () => findings.Hits.Seen.Take(KeysShown).Select(static seen => new Measurement<long>(seen.Count, new KeyValuePair<string, object?>("key", seen.Key))), "{hit}", $"Hits of the {KeysShown} parts that were found most often.");
        _meter.CreateObservableCounter("webapi.write.retries", () => findings.Retries.Seen.Select(static seen => new Measurement<long>(seen.Count, new KeyValuePair<string, object?>("attempt", seen.Number))), "{retry}", "Writes that had to wait, by the number of the attempt.");
    }

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<long>> Requests(Findings findings)
        => from row in findings.Latencies.Seen
           from bucket in Enumerable.Range(0, LatencyHistogram.Buckets)
           where row.Reading.Counts[bucket] > 0
           select new Measurement<long>(
               row.Reading.Counts[bucket],
               new KeyValuePair<string, object?>("http.route", row.Route),
               new KeyValuePair<string, object?>("http.request.method", row.Method),
               new KeyValuePair<string, object?>("le_us", bucket == LatencyHistogram.Buckets - 1 ? "inf" : $"{LatencyReading.From(bucket + 1)}"));

    private static Measurement<T> Measured<T>(T value, QueryTime query) where T : struct => new(value, new KeyValuePair<string, object?>("db.query.text", query.Text));
}
