using System.Net.Http.Headers;
using System.Text.Json;
using RawTp;

namespace WebApi.Tests;

[Collection(TheService.Name)]
public class AttachTests
{
    private const string Missing = "The token is missing; send the header 'Authorization: Bearer TOKEN' with the one that the service printed when it started.";
    private const string Wrong = "The token is not the right one; send the one that the service printed when it started.";
    private const string NoToken = "The header 'Authorization' holds no token; write 'Authorization: Bearer TOKEN'.";

    private static readonly (string? Authorization, string Sentence)[] s_refused =
    [
        (null, Missing),
        ("", Missing),
        ("Bearer", NoToken),
        ($"Basic {RunningService.Token}", NoToken),
        ($"Bearer {RunningService.Token[..^1]}", Wrong),
        ($"Bearer {RunningService.Token}X", Wrong),
        ($"Bearer {RunningService.Token.ToUpperInvariant()}", Wrong),
    ];

    private static async Task<HttpResponseMessage> Send(RunningService service, HttpMethod method, string path, string? authorization)
    {
        using HttpRequestMessage request = new(method, $"/tracepoints/api/{path}") { Content = new StringContent("""{"program": "LatencyByRoute"}""") };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await service.Client.SendAsync(request);
    }

    [Fact]
    public async Task Without_the_token_nothing_can_be_changed()
    {
        await using RunningService service = await RunningService.Start();
        long id = await service.Attached("Statuses");
        (HttpMethod Method, string Path)[] changes = [(HttpMethod.Post, "links"), (HttpMethod.Delete, $"links/{id}"), (HttpMethod.Put, "counts-runs"), (HttpMethod.Delete, "results")];

        foreach ((HttpMethod method, string path) in changes)
        {
            foreach ((string? authorization, string sentence) in s_refused)
                await Refusal.Says(401, sentence, Send(service, method, path, authorization));
            using HttpResponseMessage refused = await Send(service, method, path, null);
            Assert.Equal([new AuthenticationHeaderValue("Bearer")], refused.Headers.WwwAuthenticate);
        }

        JsonElement link = Assert.Single((await service.State()).GetProperty("links").EnumerateArray());
        Assert.Equal(id, link.GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task Everybody_may_look()
    {
        await using RunningService service = await RunningService.Start();

        JsonElement state = await service.State();

        Assert.Equal(
            ["cache_hit(long key)", "cache_miss(long key)", "request_start(string route, string method)", "request_stop(string route, string method, int status, long ticks)", "query_done(string text, int rows, long ticks)", "write_retry(int attempt, string reason)"],
            state.GetProperty("tracepoints").EnumerateArray().Select(static one => $"{one.GetProperty("name")}({string.Join(", ", one.GetProperty("parameters").EnumerateArray())})"));
        Assert.Equal(Monitor.Offered.Select(static offered => offered.Name), state.GetProperty("programs").EnumerateArray().Select(static program => program.GetProperty("name").GetString()!));
        Assert.Empty(state.GetProperty("links").EnumerateArray());
    }

    [Fact]
    public async Task What_is_attached_counts_and_what_is_detached_counts_no_more()
    {
        await using RunningService service = await RunningService.Start();
        static long Seen() => Monitor.Findings.Latencies.Seen.SingleOrDefault(static row => row.Route == "/parts/{id:long}")?.Reading.Total ?? 0;
        async Task Ask(int times)
        {
            for (int i = 0; i < times; i++)
                (await service.Client.GetAsync("/parts/1")).Dispose();
        }
        await Ask(1);

        long id = await service.Attached("LatencyByRoute");
        await Ask(5);
        await RunningService.Until(static () => Seen() == 5);
        using HttpResponseMessage detached = await service.Detach(id);
        await Ask(3);

        Assert.Equal(204, (int)detached.StatusCode);
        Assert.Equal(5, Seen());
        Assert.Empty((await service.State()).GetProperty("links").EnumerateArray());
        Assert.Contains("/parts/{id:long}", (await service.State()).GetProperty("results").GetRawText());
    }

    [Fact]
    public async Task A_link_is_shown_with_its_cookie_and_what_its_program_did()
    {
        await using RunningService service = await RunningService.Start();
        long id = await service.Attached("FiringsByCookie", "cache_hit", cookie: 42);
        using HttpResponseMessage counting = await service.Console.PutAsync("/tracepoints/api/counts-runs", new StringContent("true"));
        long before = (await service.State()).GetProperty("links")[0].GetProperty("runs").GetInt64();

        for (int i = 0; i < 4; i++)
            (await service.Client.GetAsync("/parts/1")).Dispose();

        JsonElement state = await service.State();
        JsonElement link = Assert.Single(state.GetProperty("links").EnumerateArray());
        Assert.True(state.GetProperty("countsRuns").GetBoolean());
        Assert.Equal(
            (id, "cache_hit", "FiringsByCookie", 42L, true, 3L, 0L, 0L),
            (link.GetProperty("id").GetInt64(), link.GetProperty("tracepoint").GetString(), link.GetProperty("program").GetString(), link.GetProperty("cookie").GetInt64(), link.GetProperty("isAttached").GetBoolean(), link.GetProperty("runs").GetInt64() - before, link.GetProperty("misses").GetInt64(), link.GetProperty("faults").GetInt64()));
        Assert.Equal("""[{"number":42,"count":3}]""", state.GetProperty("results").GetProperty("firings").GetRawText());
    }

    [Fact]
    public async Task A_program_that_throws_is_shown_with_its_fault_until_it_is_cleared_away()
    {
        await using RunningService service = await RunningService.Start();
        long id = await service.Attached("ThrowAtOnce", "request_start");

        using HttpResponseMessage answer = await service.Client.GetAsync("/parts/1");

        Assert.Equal(200, (int)answer.StatusCode);
        JsonElement link = Assert.Single((await service.State()).GetProperty("links").EnumerateArray());
        Assert.Equal((false, "This program always throws."), (link.GetProperty("isAttached").GetBoolean(), link.GetProperty("fault").GetString()));
        using HttpResponseMessage cleared = await service.Detach(id);
        Assert.Equal(204, (int)cleared.StatusCode);
        Assert.Empty((await service.State()).GetProperty("links").EnumerateArray());
    }

    [Fact]
    public async Task A_mistake_is_told_in_one_sentence()
    {
        await using RunningService service = await RunningService.Start();
        long id = await service.Attached("Statuses");
        using HttpResponseMessage once = await service.Detach(id);

        await Refusal.Says(410, $"Link {id} was detached before.", service.Detach(id));
        using (RawTracepointLink other = RawTracepoint.Open("cache_hit", Monitor.Offered.Single(static offered => offered.Name == "HitsByKey").Program))
            await Refusal.Says(409, $"Link {other.Id} was not made from the console, so it is not detached from here.", service.Detach(other.Id));
        await Refusal.Says(404, "There is no link 999999999; GET /tracepoints/api lists those that there are.", service.Detach(999999999));
        await Refusal.Says(404, $"There is no program 'Nope'; there are {string.Join(", ", Monitor.Offered.Select(static offered => offered.Name))}.", service.Attach("Nope"));
        await Refusal.Says(404, "There is no tracepoint 'reqest_stop' in the loaded assemblies; did you mean 'request_stop'?", service.Attach("Statuses", "reqest_stop"));
        await Refusal.Says(400, """Program 'FiringsByCookie' is for any tracepoint; say which, such as {"program": "FiringsByCookie", "tracepoint": "request_start"}.""", service.Attach("FiringsByCookie"));
        await Refusal.Says(422, "Program 'WebApi.Monitor.SlowestQueries' reads args[1] as Value<System.Int32>, but argument 'method' of tracepoint 'request_stop' is of type System.String and is read with Reference<System.String>.", service.Attach("SlowestQueries", "request_stop"));
        await Refusal.Says(400, """Which program is to be attached is missing; send JSON such as {"program": "LatencyByRoute"}.""", service.Console.PostAsync("/tracepoints/api/links", new StringContent("program=LatencyByRoute")));
        await Refusal.Says(400, "Whether runs are to be counted is missing; send true or false.", service.Console.PutAsync("/tracepoints/api/counts-runs", new StringContent("yes")));
    }

    [Fact]
    public async Task Links_end_with_the_service_and_can_be_made_no_more()
    {
        Attachments attachments;
        await using (RunningService service = await RunningService.Start())
        {
            attachments = service.Get<Attachments>();
            foreach (OfferedProgram offered in Monitor.Offered)
                await service.Attached(offered.Name, offered.Tracepoint ?? "write_retry");
            Assert.Equal(Monitor.Offered.Count, RawTracepointLink.All.Count);
        }

        Assert.Empty(RawTracepointLink.All);
        Assert.Throws<OperationCanceledException>(() => attachments.Attach(Monitor.Offered[0].Program, "request_stop", 0));
        Assert.Empty(RawTracepointLink.All);
    }
}
