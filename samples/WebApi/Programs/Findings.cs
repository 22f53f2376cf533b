namespace WebApi;

/// <summary>What the programs have seen since the results were last cleared, attached now or not.</summary>
internal sealed class Findings
{
    private const int GreatestStatus = 600;
    private const int GreatestAttempt = 20;
    private const int GreatestCookie = 63;

    public RouteLatencies Latencies { get; } = new();

    public NumberCounts Statuses { get; } = new(GreatestStatus);

    public QueryTimes Queries { get; } = new();

    public KeyCounts Hits { get; } = new();

    public KeyCounts Misses { get; } = new();

    public NumberCounts Retries { get; } = new(GreatestAttempt);

    public NumberCounts Firings { get; } = new(GreatestCookie);

    public void Clear()
    {
        Latencies.Clear();
        Statuses.Clear();
        Queries.Clear();
        Hits.Clear();
        Misses.Clear();
        Retries.Clear();
        Firings.Clear();
    }
}
