namespace WebApi;

/// <summary>The sample's tracepoints, as events: the same names, so that all else is the same source.</summary>
public static class Shop
{
    public static bool RequestStartEnabled => ShopEvents.Log.IsEnabled();

    public static bool RequestStopEnabled => ShopEvents.Log.IsEnabled();

    public static bool QueryDoneEnabled => ShopEvents.Log.IsEnabled();

    public static void RequestStart(string route, string method)
    {
        if (ShopEvents.Log.IsEnabled())
            ShopEvents.Log.RequestStart(route, method);
    }

    public static void RequestStop(string route, string method, int status, long ticks)
    {
        if (ShopEvents.Log.IsEnabled())
            ShopEvents.Log.RequestStop(route, method, status, ticks);
    }

    public static void QueryDone(string text, int rows, long ticks)
    {
        if (ShopEvents.Log.IsEnabled())
            ShopEvents.Log.QueryDone(text, rows, ticks);
    }

    public static void WriteRetry(int attempt, string reason)
    {
        if (ShopEvents.Log.IsEnabled())
            ShopEvents.Log.WriteRetry(attempt, reason);
    }

    public static void CacheHit(long key)
    {
        if (ShopEvents.Log.IsEnabled())
            ShopEvents.Log.CacheHit(key);
    }

    public static void CacheMiss(long key)
    {
        if (ShopEvents.Log.IsEnabled())
            ShopEvents.Log.CacheMiss(key);
    }
}
