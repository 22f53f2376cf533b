namespace XdpFilter.Tests;

public class CountersTests
{
    [Fact]
    public void A_histogram_has_a_bucket_for_each_power_of_two_between_its_ends()
    {
        Log2Histogram histogram = new();
        foreach (uint value in (uint[])[1, 2, 3, 4, 7, 8, 63, 64])
            histogram.Add(value);

        Assert.Equal([(1, 2, 1), (2, 4, 2), (4, 8, 2), (8, 16, 1), (16, 32, 0), (32, 64, 1), (64, 128, 1)], histogram.Buckets);
    }

    [Fact]
    public void A_histogram_takes_every_number()
    {
        Log2Histogram histogram = new();
        histogram.Add(0);
        histogram.Add(uint.MaxValue);

        Assert.Equal((0, 1, 1), histogram.Buckets.First());
        Assert.Equal((1L << 31, 1L << 32, 1), histogram.Buckets.Last());
    }

    [Fact]
    public void An_empty_histogram_has_no_buckets() => Assert.Empty(new Log2Histogram().Buckets);

    [Fact]
    public void Numbers_too_great_for_a_place_of_their_own_share_one()
    {
        ActionCounts counts = new();
        counts.Add(254);
        counts.Add(255);
        counts.Add(uint.MaxValue);

        Assert.Equal([((XdpAction)254, 1), ((XdpAction)255, 2)], counts.Seen);
    }

    [Fact]
    public void Talkers_are_ordered_by_bytes()
    {
        TopTalkers talkers = new();
        talkers.Add(1, 100);
        talkers.Add(2, 60);
        talkers.Add(2, 60);
        talkers.Add(3, 110);

        Assert.Equal([new Talker(2, 2, 120), new Talker(3, 1, 110)], talkers.Top(2));
        Assert.False(talkers.IsApproximate);
    }

    [Fact]
    public void The_greatest_talkers_are_found_among_more_addresses_than_there_is_room_for()
    {
        TopTalkers talkers = new();
        Random random = new(6);
        UInt128[] loud = [.. Enumerable.Range(0, 5).Select(_ => new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64()))];
        for (int i = 0; i < 200_000; i++)
        {
            talkers.Add(new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64()), 64);
            if (i % 20 == 0)
                talkers.Add(loud[i / 20 % loud.Length], 1500);
        }

        IReadOnlyList<Talker> top = talkers.Top(5);

        Assert.Equal(loud.Order(), top.Select(talker => talker.Address).Order());
        Assert.All(top, talker => Assert.InRange(talker.Bytes, 2_000 * 1500, (2_000 * 1500) + (100 * 64)));
        Assert.True(talkers.IsApproximate);
        Assert.Equal(210_000, talkers.PacketCount);
    }
}
