using System.Diagnostics.Tracing;
using RawTp.Tests;

namespace RawTp.Observation.Tests;

/// <summary>What is attached when, and what the source says itself, with one EventListener and with several.</summary>
public sealed partial class EventSessionTests
{
    [Fact]
    public void Enabling_attaches_by_ordinary_links_to_what_is_selected_and_to_nothing_else()
    {
        using var listening = new Listening("counts:counted");

        RawTracepointLink link = Assert.Single(Observed.CountedTracepoint.Links);
        Assert.Equal("RawTp events", link.Program.Name);
        Assert.True(Observed.CountedEnabled);
        Assert.Empty(Observed.CountedTooTracepoint.Links);
    }

    [Fact]
    public void Disabling_detaches_all()
    {
        using var listening = new Listening("counts:*");
        RawTracepointLink link = Observed.CountedTracepoint.Links[0];

        listening.Stop();

        Assert.Empty(Observed.CountedTracepoint.Links);
        Assert.Empty(Observed.CountedTooTracepoint.Links);
        Assert.False(Observed.CountedEnabled);
        Assert.False(link.IsAttached);
    }

    [Fact]
    public void Disposing_the_listener_detaches_all()
    {
        new Listening("counts:*").Dispose();

        Assert.Empty(Observed.CountedTracepoint.Links);
    }

    [Fact]
    public void Enabling_time_and_again_works_each_time()
    {
        for (int i = 0; i < 50; i++)
        {
            using var listening = new Listening("counts:*");
            Observed.Counted(i);
            Assert.Equal(i, Assert.Single(listening.Firings)["number"]);
        }
        Assert.Empty(Observed.CountedTracepoint.Links);
    }

    [Fact]
    public void Two_sessions_see_what_either_asked_for_until_the_last_one_ends()
    {
        var first = new Listening("counts:counted");
        using var second = new Listening("counts:counted_too");
        Observed.Counted(1);
        Observed.CountedToo(2);
        first.Dispose();

        Observed.Counted(3);
        Observed.CountedToo(4);

        Assert.Equal([1, 2], first.Firings.Select(static seen => seen["number"]));
        Assert.Equal([1, 2, 3, 4], second.Firings.Select(static seen => seen["number"]));
        Assert.Single(Observed.CountedTracepoint.Links);
        second.Dispose();
        Assert.Empty(Observed.CountedTracepoint.Links);
        Assert.Empty(Observed.CountedTooTracepoint.Links);
    }

    [Fact]
    public void A_session_that_asks_once_more_sees_both_and_after_its_end_only_what_the_next_asks_for()
    {
        using (var listening = new Listening("counts:counted"))
        {
            listening.AskFor("counts:counted_too");
            listening.AskFor("counts:counted_too");
            Observed.Counted(1);
            Observed.CountedToo(2);
            Assert.Equal([1, 2], listening.Firings.Select(static seen => seen["number"]));
            Assert.Single(Observed.CountedTooTracepoint.Links);
        }

        using var next = new Listening("counts:counted_too");
        Assert.Empty(Observed.CountedTracepoint.Links);
        Assert.Single(Observed.CountedTooTracepoint.Links);
    }

    [Fact]
    public void Two_sessions_that_ask_for_the_same_share_one_link()
    {
        using var first = new Listening("counts:*");
        using var second = new Listening("counts:*");

        Observed.Counted(1);

        Assert.Single(Observed.CountedTracepoint.Links);
        Assert.Single(first.Firings);
        Assert.Single(second.Firings);
    }

    [Fact]
    public void Programs_and_events_see_every_firing_at_the_same_time()
    {
        const int Threads = 4;
        const int Calls = 500;
        s_sum = 0;
        using RawTracepointLink before = Observed.CountedTracepoint.Open(SumProgram);
        using var listening = new Listening("counts:*");
        using RawTracepointLink after = Observed.CountedTracepoint.Open(SumProgram);

        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, static thread =>
        {
            for (int i = 0; i < Calls; i++)
                Observed.Counted(thread * Calls + i);
        });

        Assert.Equal(Enumerable.Range(0, Threads * Calls), listening.Firings.Select(static seen => (int)seen["number"]!).Order());
        Assert.Equal(2L * Enumerable.Range(0, Threads * Calls).Sum(), s_sum);
    }

    [Fact]
    public void A_firing_after_all_was_disabled_allocates_nothing_while_a_program_is_attached()
    {
        using RawTracepointLink link = Observed.CountedTracepoint.Open(SumProgram);
        new Listening("counts:*").Dispose();
        Observed.Counted(0);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100_000; i++)
            Observed.Counted(i);

        Assert.Equal(0, Allocated.Since(before));
    }

    [Fact]
    public void A_listener_that_fires_tracepoints_itself_comes_to_an_end()
    {
        using var listening = new Listening("counts:*");
        listening.OnFiring = static seen =>
        {
            Observed.Counted((int)seen["number"]! + 1);
            Observed.CountedToo((int)seen["number"]! + 1);
        };

        Observed.Counted(1);
        Observed.Counted(2);

        Assert.Equal([1, 2], listening.Firings.Select(static seen => seen["number"]));
    }

    [Fact]
    public void A_listener_that_throws_ends_nothing()
    {
        using var listening = new Listening("counts:*") { OnFiring = static _ => throw new InvalidOperationException() };

        Observed.Counted(1);
        listening.OnFiring = null;
        Observed.Counted(2);

        Assert.Equal([1, 2], listening.Firings.Where(static seen => seen.Name == "counts:counted").Select(static seen => seen["number"]));
    }

    [Fact]
    public void A_session_below_the_level_of_information_sees_no_firings()
    {
        using var listening = new Listening("counts:*", EventLevel.Warning);

        Observed.Counted(1);

        Assert.Empty(listening.Firings);
    }

    [Fact]
    public void What_is_no_pattern_is_said_and_the_others_are_followed()
    {
        using var listening = new Listening("count?;counts:counted");

        Assert.StartsWith("'count?' selects no tracepoint, because ", Assert.Single(listening.Messages));
        Assert.Single(Observed.CountedTracepoint.Links);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_patterns_nothing_is_attached_and_how_to_give_some_is_said(string? tracepoints)
    {
        using var listening = new Listening(tracepoints);

        Assert.Equal(
            "No tracepoint is selected; enable RawTp with the argument Tracepoints=pattern, such as 'xdp_*', 'net:*' or '*' for all, and blanks or ';' between several.",
            Assert.Single(listening.Messages));
        Assert.Empty(Observed.CountedTracepoint.Links);
    }

    [Fact]
    public void A_pattern_that_selects_nothing_yet_is_named()
    {
        using var listening = new Listening("counts:* Counts:*");

        Assert.Equal(
            "No tracepoint of the loaded assemblies matches 'Counts:*'; those of assemblies that are loaded later will be seen if they do.",
            Assert.Single(listening.Messages));
    }

    [Fact]
    public void Tracepoints_of_an_assembly_that_is_loaded_later_are_seen_from_their_first_firing()
    {
        using var listening = new Listening("shop:order_s*");

        (Action<int> shipOrder, RawTracepoint tracepoint) = ObservedApplication.Load();
        shipOrder(-7);

        SeenEvent seen = Assert.Single(listening.Firings);
        Assert.Equal(("shop:order_shipped", -7), (seen.Name, seen["id"]));
        listening.Dispose();
        Assert.Empty(tracepoint.Links);
    }

    [Fact]
    public void Tracepoints_of_an_assembly_that_is_loaded_after_all_was_disabled_are_left_alone()
    {
        new Listening("shop:*").Dispose();

        Assert.Empty(ObservedApplication.Load().Tracepoint.Links);
    }

    [Fact]
    public void Each_loaded_copy_of_an_assembly_is_observed()
    {
        (Action<int> first, _) = ObservedApplication.Load();
        (Action<int> second, _) = ObservedApplication.Load();
        using var listening = new Listening("shop:order_shipped");

        first(1);
        second(2);

        Assert.Equal([1, 2], listening.Firings.Select(static seen => seen["id"]));
    }

    private static long s_sum;

    [RawTracepointProgram]
    private static void Sum(RawTracepointArgs args) => Interlocked.Add(ref s_sum, args.Value<int>(0));
}
