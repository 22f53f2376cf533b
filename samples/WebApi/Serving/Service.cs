using System.Globalization;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WebApi;

/// <summary>The service, put together.</summary>
internal static class Service
{
    private const string DefaultUrl = "http://127.0.0.1:5080";
    private const long LongestBody = 16 << 10;

    /// <exception cref="ConfigurationException">A setting is wrong.</exception>
    public static WebApplication Build(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Limits.MaxRequestBodySize = LongestBody);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Why it does not start is told by Program, in one sentence.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(DefaultUrl);

        string path = builder.Configuration["database"] ?? Path.Combine(AppContext.BaseDirectory, "parts.db");
        TimeSpan patience = Patience(builder.Configuration["write-patience"]);
        builder.Services.RemoveAll<IConnectionListenerFactory>();
        builder.Services.AddSingleton<IConnectionListenerFactory, LoopbackListener>();
        builder.Services.AddSingleton(_ => new Database(path));
        builder.Services.AddSingleton(services => new Catalogue(services.GetRequiredService<Database>(), patience));
        builder.Services.AddProblemDetails();
        Watching.Add(builder);

        WebApplication app = builder.Build();
        app.UseMiddleware<LoopbackHost>();
        app.UseRouting();
        app.UseMiddleware<RequestTracing>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        CatalogueEndpoints.Map(app);
        app.MapGet("/process", static () => ProcessCost.Read());
        Watching.Map(app);
        // Now, so that a file that cannot be opened is told of before anything is served.
        app.Services.GetRequiredService<Database>();
        return app;
    }

    /// <exception cref="NotLoopbackException">It is to listen where others can reach it.</exception>
    /// <exception cref="ConfigurationException">It cannot listen as it is told.</exception>
    public static async Task Start(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw new ConfigurationException($"It cannot listen on '{app.Configuration["urls"]}': {e.Message}");
        }
    }

    private static TimeSpan Patience(string? seconds)
    {
        if (seconds is null)
            return WriteTransaction.Patience;
        return double.TryParse(seconds, CultureInfo.InvariantCulture, out double number) && number is >= 0 and <= 60
            ? TimeSpan.FromSeconds(number)
            : throw new ConfigurationException($"write-patience {seconds} is not possible; write a number of seconds from 0 to 60");
    }
}

/// <summary>What is wrong with a setting, in one sentence.</summary>
internal sealed class ConfigurationException(string message) : Exception(message);
