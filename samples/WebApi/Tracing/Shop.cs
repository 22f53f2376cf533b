using RawTp;

namespace WebApi;

/// <summary>
/// The places in the service that can be watched. Nothing is counted or logged here: whoever wants to know attaches a
/// program, and until then firing costs one load and one test. Times are in ticks of <see cref="System.Diagnostics.Stopwatch"/>.
/// </summary>
public static partial class Shop
{
    /// <summary>A request has found its route, such as <c>/parts/{id:long}</c>.</summary>
    [TracePoint("request_start", System = "http")]
    public static partial void RequestStart(string route, string method);

    /// <summary>A request has been answered.</summary>
    [TracePoint("request_stop", System = "http")]
    public static partial void RequestStop(string route, string method, int status, long ticks);

    /// <summary>A query has been read to its end, or a statement has been executed; then <paramref name="rows"/> is how many rows it changed.</summary>
    [TracePoint("query_done", System = "sql")]
    public static partial void QueryDone(string text, int rows, long ticks);

    /// <summary>Somebody else is writing to the database, so a write has to wait and try again.</summary>
    [TracePoint("write_retry", System = "sql")]
    public static partial void WriteRetry(int attempt, string reason);

    /// <summary>A part was found in the cache.</summary>
    [TracePoint("cache_hit", System = "cache")]
    public static partial void CacheHit(long key);

    /// <summary>A part had to be read from the database.</summary>
    [TracePoint("cache_miss", System = "cache")]
    public static partial void CacheMiss(long key);
}
