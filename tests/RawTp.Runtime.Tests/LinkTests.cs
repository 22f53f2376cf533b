#pragma warning disable RTP1007 // That Open and Update refuse such a program, too, is what is tested here.

namespace RawTp.Tests;

public sealed partial class LinkTests
{
    [TracePoint]
    private static partial void LinkTested(int value);

    [TracePoint]
    private static partial void LinkTestedToo(int value);

    private static readonly List<string> s_seen = [];

    public LinkTests() => s_seen.Clear();

    [RawTracepointProgram("link_tested")]
    private static void First(int value) => s_seen.Add($"first {value}");

    [RawTracepointProgram]
    private static void Second(RawTracepointArgs args) => s_seen.Add($"second {args.Value<int>(0)} {args.Cookie}");

    [RawTracepointProgram]
    private static ulong ReadsSecondArgument(RawTracepointArgs args) => args[1];

    [Fact]
    public void Disposing_the_last_link_turns_the_tracepoint_off()
    {
        Assert.False(LinkTestedEnabled);
        RawTracepointLink one = LinkTestedTracepoint.Open(FirstProgram);
        RawTracepointLink two = LinkTestedTracepoint.Open(FirstProgram);
        Assert.True(LinkTestedEnabled);
        Assert.True(LinkTestedTracepoint.IsEnabled);

        one.Dispose();
        Assert.True(LinkTestedEnabled);
        two.Dispose();
        Assert.False(LinkTestedEnabled);
        Assert.False(LinkTestedTracepoint.IsEnabled);
        LinkTested(1);

        Assert.Empty(s_seen);
    }

    [Fact]
    public void Disposing_twice_does_nothing_the_second_time()
    {
        using RawTracepointLink other = LinkTestedTracepoint.Open(FirstProgram);
        RawTracepointLink link = LinkTestedTracepoint.Open(FirstProgram);

        link.Dispose();
        link.Dispose();
        LinkTested(4);

        Assert.False(link.IsAttached);
        Assert.True(other.IsAttached);
        Assert.Equal(["first 4"], s_seen);
    }

    [Fact]
    public void Links_have_ids_that_are_never_used_again()
    {
        var ids = new HashSet<long>();
        for (int i = 0; i < 1000; i++)
        {
            using RawTracepointLink link = LinkTestedTooTracepoint.Open(SecondProgram);
            Assert.True(ids.Add(link.Id));
        }
    }

    [Fact]
    public void Update_runs_another_program_in_the_same_place_with_the_same_cookie()
    {
        using RawTracepointLink link = LinkTestedTracepoint.Open(FirstProgram, cookie: 9);
        using RawTracepointLink last = LinkTestedTracepoint.Open(FirstProgram);

        LinkTested(1);
        link.Update(SecondProgram);
        LinkTested(2);

        Assert.Equal(["first 1", "first 1", "second 2 9", "first 2"], s_seen);
        Assert.Same(SecondProgram, link.Program);
        Assert.True(link.IsAttached);
    }

    [Fact]
    public void Update_with_a_program_that_does_not_fit_leaves_the_former_attached()
    {
        using RawTracepointLink link = LinkTestedTracepoint.Open(FirstProgram);

        Assert.Equal(RawTracepointError.MissingArgument, Assert.Throws<RawTracepointException>(() => link.Update(ReadsSecondArgumentProgram)).Error);
        Assert.Equal(RawTracepointError.NoProgram, Assert.Throws<RawTracepointException>(() => link.Update(null!)).Error);
        LinkTested(3);

        Assert.Equal(["first 3"], s_seen);
    }

    [Fact]
    public void Update_of_a_disposed_link_is_refused()
    {
        RawTracepointLink link = LinkTestedTracepoint.Open(FirstProgram);
        link.Dispose();

        var refused = Assert.Throws<RawTracepointException>(() => link.Update(SecondProgram));

        Assert.Equal(RawTracepointError.LinkDisposed, refused.Error);
        Assert.Contains($"Link {link.Id} on tracepoint 'link_tested' is disposed", refused.Message);
    }

    [Fact]
    public void A_link_reads_as_bpftool_shows_it()
    {
        RawTracepointLink link = LinkTestedTracepoint.Open(FirstProgram);
        Assert.Equal($"{link.Id}: link_tested -> RawTp.Tests.LinkTests.First", link.ToString());

        link.Dispose();
        Assert.Equal($"{link.Id}: link_tested -> RawTp.Tests.LinkTests.First (detached)", link.ToString());
    }

    [Fact]
    public void A_link_that_nobody_holds_stays_attached()
    {
        RawTracepointLink link = Forget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        LinkTestedToo(5);

        Assert.Equal(["second 5 2"], s_seen);
        link.Dispose();

        static RawTracepointLink Forget()
        {
            LinkTestedTooTracepoint.Open(SecondProgram, cookie: 2);
            return LinkTestedTooTracepoint.Links[^1];
        }
    }
}
