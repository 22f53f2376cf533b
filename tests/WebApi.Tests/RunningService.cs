using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RawTp;

namespace WebApi.Tests;

/// <summary>Tests that run the service: one after the other, because its tracepoints are those of the process.</summary>
[CollectionDefinition(Name)]
public class TheService
{
    public const string Name = "The service";
}

/// <summary>The service in this process, on a free port and with a new database.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    public const string Token = "only-for-the-tests";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly string _folder;
    private readonly WebApplication _app;

    private RunningService(string folder, WebApplication app)
    {
        _folder = folder;
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Console = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Console.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public HttpClient Client { get; }

    /// <summary>Sends the token with each request.</summary>
    public HttpClient Console { get; }

    public string DatabasePath => PathIn(_folder);

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<RunningService> Start(params string[] args)
    {
        Monitor.Findings.Clear();
        string folder = Directory.CreateTempSubdirectory("webapi").FullName;
        WebApplication app = Service.Build(["--urls", "http://127.0.0.1:0", "--database", PathIn(folder), $"--{ConsoleToken.Setting}={Token}", .. args]);
        await Service.Start(app);
        return new RunningService(folder, app);
    }

    public async Task<JsonElement> State() => await Client.GetFromJsonAsync<JsonElement>("/tracepoints/api");

    public Task<HttpResponseMessage> Attach(string program, string? tracepoint = null, ulong cookie = 0) =>
        Console.PostAsJsonAsync("/tracepoints/api/links", new { program, tracepoint, cookie });

    /// <returns>The link's id.</returns>
    public async Task<long> Attached(string program, string? tracepoint = null, ulong cookie = 0)
    {
        using HttpResponseMessage answer = await Attach(program, tracepoint, cookie);
        Assert.Equal(201, (int)answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
    }

    public Task<HttpResponseMessage> Detach(long id) => Console.DeleteAsync($"/tracepoints/api/links/{id}");

    public Task<HttpResponseMessage> Order(long partId, int quantity) => Client.PostAsJsonAsync("/orders", new { partId, quantity });

    /// <summary>Waits for what comes soon: a program sees the end of a request when the answer is on its way already.</summary>
    public static async Task Until(Func<bool> isSo)
    {
        using CancellationTokenSource patience = new(s_patience);
        while (!isSo())
            await Task.Delay(5, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Console.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        Assert.All(RawTracepoint.All, static tracepoint => Assert.Empty(tracepoint.Links));
    }

    private static string PathIn(string folder) => Path.Combine(folder, "parts.db");
}
