using System.Net;
using System.Net.Http.Json;

namespace WebApi.Tests;

[Collection(TheService.Name)]
public class CatalogueTests
{
    [Fact]
    public async Task A_part_is_found_by_its_id()
    {
        await using RunningService service = await RunningService.Start();

        Assert.Equal(new Part(7, "SP-ST-0007", "Stainless compression spring M2", "springs", 533, 1_000_000), await service.Client.GetFromJsonAsync<Part>("/parts/7"));
        await Refusal.Says(404, "There is no part 5121.", service.Client.GetAsync("/parts/5121"));
    }

    [Fact]
    public async Task Parts_are_found_by_words_and_beginnings_of_words()
    {
        await using RunningService service = await RunningService.Start();

        List<Part> found = (await service.Client.GetFromJsonAsync<List<Part>>("/parts?search=BRASS%20bol&limit=5"))!;

        Assert.Equal(5, found.Count);
        Assert.All(found, part => Assert.StartsWith("Brass hex bolt", part.Name));
        Assert.Equal(20, (await service.Client.GetFromJsonAsync<List<Part>>("/parts?search=titanium"))!.Count);
        Assert.Empty((await service.Client.GetFromJsonAsync<List<Part>>("/parts?search=unobtainium"))!);
    }

    [Fact]
    public async Task What_means_something_to_the_database_is_searched_for_as_it_is()
    {
        await using RunningService service = await RunningService.Start();

        foreach (string words in (string[])["\"", "a\" OR \"b", "name:", "*", "NEAR(", "'; DROP TABLE parts; --"])
            Assert.Equal("[]", await service.Client.GetStringAsync($"/parts?search={Uri.EscapeDataString(words)}"));
        Assert.NotNull(await service.Client.GetFromJsonAsync<Part>("/parts/1"));
    }

    [Fact]
    public async Task A_search_that_cannot_be_is_refused()
    {
        await using RunningService service = await RunningService.Start();

        await Refusal.Says(400, "The words to search for are missing; ask for /parts?search=bolt.", service.Client.GetAsync("/parts"));
        await Refusal.Says(400, "A limit of 51 is not possible; ask for 1 to 50.", service.Client.GetAsync("/parts?search=a&limit=51"));
    }

    [Fact]
    public async Task An_order_takes_from_the_stock_and_can_be_asked_for()
    {
        await using RunningService service = await RunningService.Start();
        await service.Client.GetAsync("/parts/3");

        using HttpResponseMessage answer = await service.Order(3, 5);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Order placed = (await answer.Content.ReadFromJsonAsync<Order>())!;
        Assert.Equal((3, 5), (placed.PartId, placed.Quantity));
        Assert.Equal(placed, await service.Client.GetFromJsonAsync<Order>(answer.Headers.Location));
        Assert.Equal(1_000_000 - 5, (await service.Client.GetFromJsonAsync<Part>("/parts/3"))!.Stock);
    }

    [Fact]
    public async Task An_order_that_cannot_be_is_refused_and_changes_nothing()
    {
        await using RunningService service = await RunningService.Start();

        await Refusal.Says(409, "There are not 1000001 of part 3 in stock.", service.Order(3, 1_000_001));
        await Refusal.Says(404, "There is no part 9999.", service.Order(9999, 1));
        await Refusal.Says(400, "A quantity of 0 cannot be ordered; order 1 or more.", service.Order(3, 0));
        await Refusal.Says(404, "There is no order 1.", service.Client.GetAsync("/orders/1"));
        Assert.Equal(1_000_000, (await service.Client.GetFromJsonAsync<Part>("/parts/3"))!.Stock);
    }

    [Fact]
    public async Task A_database_is_filled_once()
    {
        await using RunningService service = await RunningService.Start();
        using HttpResponseMessage order = await service.Order(1, 1);

        using Database again = new(service.DatabasePath);

        using Session session = again.Open();
        Assert.Equal([999_999L], session.Read("SELECT stock FROM parts WHERE id = 1", row => row.GetInt64(0)));
        Assert.Equal([(long)Assortment.Count], session.Read("SELECT count(*) FROM parts", row => row.GetInt64(0)));
    }
}
