using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WebApi.Tests;

/// <summary>Chromium without a window, told what to do over WebDriver, which is JSON over HTTP.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static readonly string[] s_options =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--window-size=1280,1600",
    ];

    private readonly Process _driver;
    private readonly string _profile = Directory.CreateTempSubdirectory("chromium").FullName;
    private HttpClient _client = new();
    private string _session = "";

    private Browser(Process driver) => _driver = driver;

    public static async Task<Browser> Start()
    {
        Browser browser = new(Process.Start(new ProcessStartInfo("chromedriver", "--port=0") { RedirectStandardOutput = true })!);
        try
        {
            await browser.Begin();
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    public Task Open(string url) => Send(HttpMethod.Post, "/url", new { url });

    public async Task Click(string selector) => await Send(HttpMethod.Post, $"/element/{await Find(selector)}/click", new { });

    public async Task Type(string selector, string text) => await Send(HttpMethod.Post, $"/element/{await Find(selector)}/value", new { text });

    /// <summary>As on a screen of that size.</summary>
    public Task Resize(int width, int height)
        => Send(HttpMethod.Post, "/goog/cdp/execute", new { cmd = "Emulation.setDeviceMetricsOverride", @params = new { width, height, deviceScaleFactor = 1, mobile = true } });

    /// <summary>What a function of the page's script returns.</summary>
    public async Task<string> Ask(string script) => (await Send(HttpMethod.Post, "/execute/sync", new { script, args = Array.Empty<object>() })).ToString();

    /// <summary>What a person sees of it; nothing where it is hidden.</summary>
    public async Task<string> Text(string selector) => (await Send(HttpMethod.Get, $"/element/{await Find(selector)}/text")).GetString()!;

    /// <summary>Waits until what a person sees is so.</summary>
    public async Task<string> Until(string selector, Func<string, bool> isSo)
    {
        using CancellationTokenSource patience = new(s_patience);
        string text = "";
        try
        {
            while (!isSo(text = await Text(selector)))
                await Task.Delay(50, patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"'{selector}' showed '{text}' for {s_patience.TotalSeconds} seconds.");
        }
        return text;
    }

    /// <summary>What the page did wrong, as the browser's own console tells it.</summary>
    public async Task<IReadOnlyList<string>> Errors() =>
    [
        .. (await Send(HttpMethod.Post, "/se/log", new { type = "browser" })).EnumerateArray()
            .Where(static entry => entry.GetProperty("level").GetString() == "SEVERE")
            .Select(static entry => entry.GetProperty("message").GetString()!),
    ];

    public async ValueTask DisposeAsync()
    {
        if (_session.Length > 0)
            await Send(HttpMethod.Delete, "");
        _client.Dispose();
        _driver.Kill(entireProcessTree: true);
        await _driver.WaitForExitAsync();
        _driver.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private async Task Begin()
    {
        using CancellationTokenSource patience = new(s_patience);
        Match port;
        do
        {
            string line = await _driver.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("chromedriver ended before it listened.");
            port = Regex.Match(line, "started successfully on port ([0-9]+)");
        }
        while (!port.Success);
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port.Groups[1].Value}") };

        Dictionary<string, object> capabilities = new()
        {
            ["browserName"] = "chrome",
            ["goog:loggingPrefs"] = new { browser = "ALL" },
            ["goog:chromeOptions"] = new { args = (string[])[.. s_options, $"--user-data-dir={_profile}"] },
        };
        JsonElement session = await Send(HttpMethod.Post, "/session", new { capabilities = new { alwaysMatch = capabilities } });
        _session = $"/session/{session.GetProperty("sessionId").GetString()}";
    }

    private async Task<string> Find(string selector)
    {
        JsonElement found = await Send(HttpMethod.Post, "/element", new { @using = "css selector", value = selector });
        return found.EnumerateObject().Single().Value.GetString()!;
    }

    private async Task<JsonElement> Send(HttpMethod method, string path, object? body = null)
    {
        using HttpRequestMessage request = new(method, _session + path) { Content = body is null ? null : JsonContent.Create(body) };
        // chromedriver takes no body in chunks.
        if (request.Content is not null)
            await request.Content.LoadIntoBufferAsync();
        using HttpResponseMessage answer = await _client.SendAsync(request);
        JsonElement value = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("value");
        return answer.IsSuccessStatusCode ? value : throw new InvalidOperationException($"{method} {path}: {value.GetProperty("message").GetString()}");
    }
}
