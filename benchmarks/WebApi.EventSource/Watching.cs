namespace WebApi;

/// <summary>What is added to the service so that it can be watched: a listener, and how to turn it on and off.</summary>
internal static class Watching
{
    public static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Findings>();
        builder.Services.AddSingleton<ShopListener>();
    }

    public static void Map(WebApplication app)
    {
        app.MapPut("/listener", static (ShopListener listener) => listener.Listen());
        app.MapDelete("/listener", static (ShopListener listener) => listener.StopListening());
        app.MapGet("/listener", static (Findings findings) => new
        {
            Requests = findings.Latencies.Seen.Sum(static row => row.Reading.Total),
            Queries = findings.Queries.Slowest.Sum(static query => query.Count),
            Hits = findings.Hits.Total,
        });
    }

    public static void Announce(WebApplication app) => Console.WriteLine($"Events go to a listener after PUT {app.Urls.First()}/listener");
}
