using OpenTelemetry.Metrics;

namespace WebApi;

/// <summary>What is added to the service so that it can be watched: the console, and the export of what the programs have seen.</summary>
internal static class Watching
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void Add(WebApplicationBuilder builder)
    {
        var token = new ConsoleToken(builder.Configuration[ConsoleToken.Setting]);
        builder.Services.AddSingleton(token);
        builder.Services.AddSingleton<Attachments>();
        builder.Services.AddSingleton(_ => new ServiceMeter(Monitor.Findings));
        if (!string.IsNullOrEmpty(builder.Configuration[OtlpEndpoint]))
            builder.Services.AddOpenTelemetry().WithMetrics(static metrics => metrics.AddMeter(ServiceMeter.Name, "RawTp").AddOtlpExporter());
    }

    public static void Map(WebApplication app)
    {
        app.Services.GetRequiredService<ServiceMeter>();
        ConsoleEndpoints.Map(app);
    }

    /// <summary>Says where the console is, once the service listens.</summary>
    public static void Announce(WebApplication app)
    {
        ConsoleToken token = app.Services.GetRequiredService<ConsoleToken>();
        Console.WriteLine($"Console on {app.Urls.First()}/tracepoints");
        Console.WriteLine(token.IsMadeUp ? $"Token: {token.Text}" : $"Token: the one of the setting {ConsoleToken.Setting}");
        Console.WriteLine(app.Configuration[OtlpEndpoint] is { Length: > 0 } endpoint
            ? $"Metrics go to {endpoint}"
            : $"Metrics are not exported; set {OtlpEndpoint} to do so");
    }
}
