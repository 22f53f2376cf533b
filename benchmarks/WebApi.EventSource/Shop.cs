using System.Diagnostics.Tracing;

namespace WebApi;

/// <summary>The sample's tracepoints, as events: the same names, so that all else is the same source.</summary>
public static class Shop
{
    public static bool RequestStartEnabled => IsEnabled(ShopEvents.Keywords.NotListenedTo);

    public static bool RequestStopEnabled => IsEnabled(ShopEvents.Keywords.ListenedTo);

    public static bool QueryDoneEnabled => IsEnabled(ShopEvents.Keywords.ListenedTo);

    public static void RequestStart(string route, string method)
    {
        if (RequestStartEnabled)
            ShopEvents.Log.RequestStart(route, method);
    }

    public static void RequestStop(string route, string method, int status, long ticks)
    {
        if (RequestStopEnabled)
            ShopEvents.Log.RequestStop(route, method, status, ticks);
    }

    public static void QueryDone(string text, int rows, long ticks)
    {
        if (QueryDoneEnabled)
            ShopEvents.Log.QueryDone(text, rows, ticks);
    }

    public static void WriteRetry(int attempt, string reason)
    {
        if (IsEnabled(ShopEvents.Keywords.NotListenedTo))
            ShopEvents.Log.WriteRetry(attempt, reason);
    }

    public static void CacheHit(long key)
    {
        if (IsEnabled(ShopEvents.Keywords.ListenedTo))
            ShopEvents.Log.CacheHit(key);
    }

    public static void CacheMiss(long key)
    {
        if (IsEnabled(ShopEvents.Keywords.NotListenedTo))
            ShopEvents.Log.CacheMiss(key);
    }

    private static bool IsEnabled(EventKeywords keyword) => ShopEvents.Log.IsEnabled(EventLevel.Informational, keyword);
}
