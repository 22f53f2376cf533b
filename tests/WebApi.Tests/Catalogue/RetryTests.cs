using Microsoft.Data.Sqlite;

namespace WebApi.Tests;

[Collection(TheService.Name)]
public class RetryTests
{
    /// <summary>Somebody else who writes: another connection to the same file, which holds SQLite's own lock until it is disposed.</summary>
    private static SqliteConnection Write(RunningService service)
    {
        SqliteConnection other = new($"Data Source={service.DatabasePath};Pooling=False");
        other.Open();
        using SqliteCommand begin = other.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
        return other;
    }

    [Fact]
    public async Task An_order_waits_for_another_writer_and_each_attempt_is_seen()
    {
        await using RunningService service = await RunningService.Start();
        await service.Attached("RetriesByAttempt");
        Task<HttpResponseMessage> order;
        using (Write(service))
        {
            order = service.Order(1, 1);
            await RunningService.Until(static () => Monitor.Findings.Retries.Seen.Count >= 3);
            Assert.False(order.IsCompleted);
        }

        using HttpResponseMessage answer = await order;

        Assert.Equal(201, (int)answer.StatusCode);
        Assert.Equal([1, 2, 3], Monitor.Findings.Retries.Seen.Take(3).Select(static seen => seen.Number));
        Assert.Equal(1, Monitor.Findings.Retries.Seen[0].Count);
    }

    [Fact]
    public async Task An_order_that_has_waited_long_enough_is_given_up()
    {
        await using RunningService service = await RunningService.Start("--write-patience", "0.1");
        await service.Attached("RetriesByAttempt");
        using (Write(service))
        {
            using HttpResponseMessage answer = await service.Order(1, 1);

            Assert.Equal(503, (int)answer.StatusCode);
            Assert.Matches("The database was busy for 0.1 seconds and [0-9]+ attempts; try again later\\.", await answer.Content.ReadAsStringAsync());
        }
        Assert.NotEqual(0, Monitor.Findings.Retries.Total);
        using HttpResponseMessage later = await service.Order(1, 1);
        Assert.Equal(201, (int)later.StatusCode);
    }

    [Fact]
    public async Task A_cancelled_order_stops_waiting_and_is_not_placed()
    {
        await using RunningService service = await RunningService.Start();
        await service.Attached("RetriesByAttempt");
        Catalogue catalogue = service.Get<Catalogue>();
        using (Write(service))
        {
            using CancellationTokenSource cancellation = new();
            Task<Order?> order = catalogue.Place(new NewOrder(1, 1), cancellation.Token);
            await RunningService.Until(static () => Monitor.Findings.Retries.Total > 0);

            await cancellation.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => order);
        }
        Assert.Null(catalogue.FindOrder(1));
        Assert.Equal(1_000_000, catalogue.Find(1)!.Stock);
    }

    [Fact]
    public async Task Many_who_write_at_once_all_get_their_turn()
    {
        await using RunningService service = await RunningService.Start();

        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => service.Order(1, 1)));

        Assert.All(answers, static answer => Assert.Equal(201, (int)answer.StatusCode));
        Assert.Equal(1_000_000 - 64, service.Get<Catalogue>().Find(1)!.Stock);
    }
}
