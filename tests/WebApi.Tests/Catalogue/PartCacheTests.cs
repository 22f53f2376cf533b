namespace WebApi.Tests;

[Collection(TheService.Name)]
public class PartCacheTests
{
    private static Part Numbered(long id, long stock = 1) => new(id, $"N-{id}", "", "", 0, stock);

    [Fact]
    public void A_part_that_is_kept_is_found()
    {
        PartCache cache = new();

        Assert.Null(cache.Find(7, out object? seen));
        cache.Keep(Numbered(7), seen);

        Assert.Equal(Numbered(7), cache.Find(7, out _));
    }

    [Fact]
    public void A_part_gives_way_to_another_of_its_slot()
    {
        PartCache cache = new();
        cache.Find(7, out object? seen);
        cache.Keep(Numbered(7), seen);

        Assert.Null(cache.Find(7 + PartCache.Slots, out seen));
        cache.Keep(Numbered(7 + PartCache.Slots), seen);

        Assert.Null(cache.Find(7, out _));
        Assert.NotNull(cache.Find(7 + PartCache.Slots, out _));
    }

    [Fact]
    public void A_part_that_was_read_before_it_changed_is_not_kept()
    {
        PartCache cache = new();
        cache.Find(7, out object? seen);
        Part readBefore = Numbered(7, stock: 1);

        cache.Forget(7);
        cache.Keep(readBefore, seen);

        Assert.Null(cache.Find(7, out object? seenAfter));
        cache.Keep(Numbered(7, stock: 0), seenAfter);
        Assert.Equal(0, cache.Find(7, out _)!.Stock);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void Every_number_has_a_slot(long id)
    {
        PartCache cache = new();
        cache.Find(id, out object? seen);
        cache.Keep(Numbered(id), seen);
        Assert.NotNull(cache.Find(id, out _));
    }
}
