namespace WebApi;

/// <summary>
/// A histogram for each route and method, in a table that never grows. A row belongs to the first that comes: to whoever sets its
/// route, and then its method. All look for a row in the same order, so none is given twice.
/// </summary>
internal sealed class RouteLatencies
{
    public const string Others = "(others)";

    private const int Rows = 32;

    private readonly string?[] _routes = new string?[Rows];
    private readonly string?[] _methods = new string?[Rows];
    private readonly LatencyHistogram[] _latencies = new LatencyHistogram[Rows + 1];

    public RouteLatencies()
    {
        for (int i = 0; i < _latencies.Length; i++)
            _latencies[i] = new LatencyHistogram();
    }

    /// <summary>The rows in which something was counted, the most frequent first.</summary>
    public IReadOnlyList<RouteLatency> Seen =>
    [
        .. _latencies.Select((histogram, row) => row < Rows
                ? new RouteLatency(Volatile.Read(ref _routes[row]) ?? Others, Volatile.Read(ref _methods[row]) ?? "", histogram.Read())
                : new RouteLatency(Others, "", histogram.Read()))
            .Where(static seen => seen.Reading.Total > 0)
            .OrderByDescending(static seen => seen.Reading.Total),
    ];

    public void Add(string route, string method, long ticks)
    {
        int row = 0;
        while (row < Rows && !(IsOrBecomes(ref _routes[row], route) && IsOrBecomes(ref _methods[row], method)))
            row++;
        _latencies[row].Add(ticks);
    }

    public void Clear() => Array.ForEach(_latencies, static histogram => histogram.Clear());

    private static bool IsOrBecomes(ref string? place, string text)
    {
        string? there = Volatile.Read(ref place) ?? Interlocked.CompareExchange(ref place, text, null);
        return there is null || ReferenceEquals(there, text) || there == text;
    }
}

internal sealed record RouteLatency(string Route, string Method, LatencyReading Reading);
