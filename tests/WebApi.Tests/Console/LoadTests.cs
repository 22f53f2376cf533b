using RawTp;

namespace WebApi.Tests;

[Collection(TheService.Name)]
public class LoadTests
{
    private const int Clients = 4;
    private const int Changes = 60;

    [Fact]
    public async Task Programs_are_attached_and_detached_while_four_clients_ask_and_none_sees_an_error()
    {
        await using RunningService service = await RunningService.Start();
        using CancellationTokenSource ending = new();
        Task<int>[] clients = [.. Enumerable.Range(0, Clients).Select(client => Task.Run(() => Ask(service, client, ending.Token)))];

        for (int change = 0; change < Changes; change++)
        {
            long[] ids = await Task.WhenAll(service.Attached("LatencyByRoute"), service.Attached("SlowestQueries"), service.Attached("HitsByKey"), service.Attached("Statuses"));
            HttpResponseMessage[] answers = await Task.WhenAll(ids.Select(service.Detach));
            Assert.All(answers, static answer => Assert.Equal(204, (int)answer.StatusCode));
        }
        await ending.CancelAsync();
        int[] asked = await Task.WhenAll(clients);

        Assert.All(asked, static count => Assert.NotEqual(0, count));
        Assert.Empty(RawTracepointLink.All);
        Assert.NotEqual(0, Monitor.Findings.Statuses.Total);
        Assert.All(Monitor.Findings.Statuses.Seen, static seen => Assert.InRange(seen.Number, 200, 204));
        Assert.All(Monitor.Offered.Where(static offered => offered.Name != "ThrowAtOnce"), static offered => Assert.Equal(0, offered.Program.Faults));
    }

    /// <returns>How often it asked.</returns>
    private static async Task<int> Ask(RunningService service, int client, CancellationToken ending)
    {
        int asked = 0;
        while (!ending.IsCancellationRequested)
        {
            using HttpResponseMessage answer = (asked % 8) switch
            {
                0 => await service.Order((asked % 50) + 1, 1),
                1 => await service.Client.GetAsync("/parts?search=brass&limit=5", CancellationToken.None),
                _ => await service.Client.GetAsync($"/parts/{((asked * 7) + client) % 100 + 1}", CancellationToken.None),
            };
            Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.RequestUri} was answered {(int)answer.StatusCode}");
            asked++;
        }
        return asked;
    }
}
