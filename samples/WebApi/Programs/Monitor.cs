using RawTp;

namespace WebApi;

/// <summary>The programs. The service knows nothing of them; they allocate nothing, and count with interlocked additions, because many threads serve.</summary>
internal static partial class Monitor
{
    public static Findings Findings { get; } = new();

    /// <summary>What can be attached from the console.</summary>
    public static IReadOnlyList<OfferedProgram> Offered { get; } =
    [
        new(nameof(LatencyByRoute), LatencyByRouteProgram, "A histogram of how long requests took, for each route and method", "request_stop"),
        new(nameof(Statuses), StatusesProgram, "How many requests were answered with which status", "request_stop"),
        new(nameof(SlowestQueries), SlowestQueriesProgram, "How often each query was asked, how long that took, and how long at most", "query_done"),
        new(nameof(HitsByKey), HitsByKeyProgram, "Which parts were found in the cache how often", "cache_hit"),
        new(nameof(MissesByKey), MissesByKeyProgram, "Which parts had to be read from the database how often", "cache_miss"),
        new(nameof(RetriesByAttempt), RetriesByAttemptProgram, "How many writes had to wait, by the number of the attempt", "write_retry"),
        new(nameof(FiringsByCookie), FiringsByCookieProgram, "How often tracepoints fired, whichever they are: give each a cookie of its own, 0 to 63"),
        new(nameof(ThrowAtOnce), ThrowAtOnceProgram, "Throws when it is first run: the link is detached, and whoever fired does not notice"),
    ];

    // Typed form: the tracepoint's own parameters, as many of them as are needed.
    [RawTracepointProgram("request_stop")]
    private static void LatencyByRoute(string route, string method, int status, long ticks) => Findings.Latencies.Add(route, method, ticks);

    // Raw form: the arguments by number, as a raw tracepoint program in the kernel reads them.
    [RawTracepointProgram("request_stop")]
    private static void Statuses(RawTracepointArgs args) => Findings.Statuses.Add((uint)args[2]);

    [RawTracepointProgram("query_done")]
    private static void SlowestQueries(string text, int rows, long ticks) => Findings.Queries.Add(text, rows, ticks);

    [RawTracepointProgram("cache_hit")]
    private static void HitsByKey(long key) => Findings.Hits.Add(key);

    [RawTracepointProgram("cache_miss")]
    private static void MissesByKey(long key) => Findings.Misses.Add(key);

    [RawTracepointProgram("write_retry")]
    private static void RetriesByAttempt(int attempt) => Findings.Retries.Add((uint)attempt);

    // For any tracepoint: it reads no argument.
    [RawTracepointProgram]
    private static void FiringsByCookie(RawTracepointArgs args) => Findings.Firings.Add(args.Cookie);

    [RawTracepointProgram]
    private static void ThrowAtOnce(RawTracepointArgs args) => throw new InvalidOperationException("This program always throws.");
}
