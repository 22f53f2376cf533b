namespace WebApi.Tests;

[Collection(TheService.Name)]
public class BrowserTests
{
    [CommandFact("chromium", "chromedriver")]
    public async Task A_person_attaches_sees_numbers_and_detaches()
    {
        await using RunningService service = await RunningService.Start();
        await using Browser browser = await Browser.Start();
        await browser.Open($"{service.Client.BaseAddress}tracepoints");

        await browser.Until("#tracepoints", static text => text.Contains("http:request_stop") && text.Contains("string route, string method, int status, long ticks"));
        await browser.Click("#attach-LatencyByRoute");
        Assert.Equal("Type the token first: the service printed it when it started.", await browser.Text("#message"));
        Assert.Equal("", await browser.Text("#links"));

        await browser.Type("#token", RunningService.Token);
        await browser.Click("#counts-runs");
        await browser.Until("#message", static text => text == "Runs are counted.");
        await browser.Click("#attach-LatencyByRoute");
        await browser.Until("#links tbody", static text => text.Contains("request_stop LatencyByRoute"));
        for (int i = 0; i < 7; i++)
            (await service.Client.GetAsync("/parts/1")).Dispose();
        await browser.Until("#latencies", static text => text.Contains("GET /parts/{id:long}\n7 requests, "));
        await browser.Click("#attach-HitsByKey");
        for (int i = 0; i < 5; i++)
            (await service.Client.GetAsync("/parts/1")).Dispose();
        await browser.Until("#keys tbody", static text => text.StartsWith("1 5 0", StringComparison.Ordinal));
        string runs = await browser.Until("#links tbody tr:first-child td:nth-child(5)", static text => int.TryParse(text, out int runs) && runs >= 12);

        await browser.Click("#links tbody tr:last-child button");
        await browser.Until("#links tbody", static text => !text.Contains("HitsByKey"));
        await browser.Click("#links tbody tr:first-child button");
        await browser.Until("#links", static text => text.Length == 0);
        Assert.Empty(RawTp.RawTracepointLink.All);
        Assert.Equal("Nothing is attached: each tracepoint costs one load and one test.", await browser.Text("#no-links"));
        Assert.Empty(await browser.Errors());
    }

    [CommandFact("chromium", "chromedriver")]
    public async Task A_wrong_token_and_a_fault_are_shown()
    {
        await using RunningService service = await RunningService.Start();
        await using Browser browser = await Browser.Start();
        await browser.Open($"{service.Client.BaseAddress}tracepoints");
        await browser.Until("#programs", static text => text.Contains("ThrowAtOnce"));

        await browser.Type("#token", "wrong");
        await browser.Click("#attach-ThrowAtOnce");
        await browser.Until("#message", static text => text == "The token is not the right one; send the one that the service printed when it started.");
        Assert.Empty(RawTp.RawTracepointLink.All);

        await service.Attached("ThrowAtOnce", "request_start");
        await browser.Until("#links tbody", static text => text.Contains("Detached by its fault: This program always throws."));
    }

    [CommandFact("chromium", "chromedriver")]
    public async Task On_a_phone_nothing_has_to_be_scrolled_sideways()
    {
        await using RunningService service = await RunningService.Start();
        await service.Attached("LatencyByRoute", "request_stop");
        await service.Attached("SlowestQueries", "query_done");
        await using Browser browser = await Browser.Start();
        await browser.Resize(390, 844);
        await browser.Open($"{service.Client.BaseAddress}tracepoints");
        (await service.Client.GetAsync("/parts/1")).Dispose();
        await browser.Until("#slowest tbody", static text => text.Contains("SELECT"));

        Assert.Equal("[]", await browser.Ask("""
            const cut = [...document.querySelectorAll("main *")].filter(one => one.checkVisibility() && !one.closest(".visually-hidden, thead") && one.getBoundingClientRect().right > innerWidth);
            return cut.map(one => one.outerHTML);
            """));
    }
}
