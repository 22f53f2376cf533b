namespace RawTp.Tests.Model;

/// <summary>Every interleaving of the protocol, with every moment at which a store may become visible.</summary>
public sealed class AttachProtocolTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [Fact]
    public void Nothing_runs_after_Dispose_has_returned_whatever_the_interleaving()
        => Holds(new AttachProtocol(readers: 2, links: 1).Fires(2).Fires(1).Disposes(0));

    [Fact]
    public void Detachers_that_share_a_grace_period_each_get_what_they_were_promised()
        => Holds(new AttachProtocol(readers: 1, links: 2).Fires(2).Disposes(0).Disposes(1));

    [Fact]
    public void A_program_may_dispose_while_others_do_so_outside_and_nobody_waits_for_ever()
        => Holds(new AttachProtocol(readers: 2, links: 2).Fires(1, (Of: 0, Disposes: 1)).Fires(1).Disposes(0));

    [Fact]
    public void A_program_may_dispose_its_own_link_while_it_runs_elsewhere()
        => Holds(new AttachProtocol(readers: 2, links: 1).Fires(1, (Of: 0, Disposes: 0)).Fires(1));

    [Fact]
    public void Programs_may_dispose_each_other()
        => Holds(new AttachProtocol(readers: 2, links: 2).Fires(1, (Of: 0, Disposes: 1)).Fires(1, (Of: 1, Disposes: 0)));

    [Fact]
    public void A_program_may_update_a_link_and_then_dispose_it_while_it_runs_elsewhere()
        => Holds(new AttachProtocol(readers: 2, links: 2).UpdatedBefore().Fires(1, (Of: 0, Disposes: 1)).Fires(1));

    [Fact]
    public void Without_the_process_wide_barrier_a_store_that_is_not_visible_yet_breaks_it()
    {
        Exploration found = Explore(new AttachProtocol(readers: 1, links: 1, Mistake.NoProcessWideBarrier).Fires(1).Disposes(0));

        Assert.NotNull(found.Broken);
        // The reader has set its mark, and the detacher does not see it.
        Assert.Contains("0: R1 section = odd", found.Trace);
        Assert.DoesNotContain("0: (a store of it becomes visible)", found.Trace);
    }

    [Theory]
    [InlineData((int)Mistake.NoWaiting)]
    [InlineData((int)Mistake.ProgramsReadBeforeMark)]
    public void Without_waiting_or_with_the_mark_set_too_late_it_breaks(int mistake)
        => Assert.NotNull(Explore(new AttachProtocol(readers: 1, links: 1, (Mistake)mistake).Fires(1).Disposes(0)).Broken);

    [Fact]
    public void A_grace_period_that_is_under_way_cannot_be_joined()
    {
        Exploration found = Explore(new AttachProtocol(readers: 1, links: 2, Mistake.JoinsWhatIsUnderWay).Fires(1).Disposes(0).Disposes(1));

        Assert.NotNull(found.Broken);
    }

    [Fact]
    public void Inside_a_program_one_must_not_wait_for_a_turn_that_another_has()
        => Assert.Equal(
            "Threads wait for one another for ever.",
            Explore(new AttachProtocol(readers: 1, links: 2, Mistake.WaitsForItsTurnInside).Fires(1, (Of: 0, Disposes: 1)).Disposes(0)).Broken);

    [Fact]
    public void Inside_a_program_one_must_not_wait_for_another_that_waits_likewise()
        => Assert.Equal(
            "Threads wait for one another for ever.",
            Explore(new AttachProtocol(readers: 2, links: 2, Mistake.WaitsForWaitersInside).Fires(1, (Of: 0, Disposes: 1)).Fires(1, (Of: 1, Disposes: 0))).Broken);

    [Fact]
    public void What_a_firing_has_read_it_must_not_run_once_a_program_of_it_has_disposed_it()
    {
        Exploration found = Explore(new AttachProtocol(readers: 1, links: 2, Mistake.RunsWhatWasReadRegardless).Fires(1, (Of: 0, Disposes: 1)));

        Assert.Equal("A run of link 1 starts after its Dispose has returned.", found.Broken);
    }

    [Fact]
    public void What_an_update_has_replaced_must_not_run_either_once_the_link_is_disposed()
    {
        Exploration found = Explore(new AttachProtocol(readers: 1, links: 2, Mistake.RunsWhatWasReplacedRegardless).UpdatedBefore().Fires(1, (Of: 0, Disposes: 1)));

        Assert.Equal("A run of link 1 starts after its Dispose has returned.", found.Broken);
    }

    private void Holds(AttachProtocol protocol)
    {
        Exploration found = Explore(protocol);
        Assert.Null(found.Broken);
        Assert.InRange(found.States, 100, int.MaxValue);
    }

    private Exploration Explore(AttachProtocol protocol)
    {
        Exploration found = protocol.Explore();
        output.WriteLine(found.ToString());
        return found;
    }
}
