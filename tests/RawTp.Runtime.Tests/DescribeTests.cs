namespace RawTp.Tests;

/// <summary>What can be seen of tracepoints, links and programs.</summary>
public sealed partial class DescribeTests
{
    [TracePoint("described", System = "test")]
    private static partial void Described(string? path, int status);

    [TracePoint("described_bare")]
    private static partial void Bare();

    [RawTracepointProgram]
    private static ulong Reads(RawTracepointArgs args) => args[1];

    [RawTracepointProgram]
    private static void ReadsNone() { }

    [Fact]
    public void Links_read_as_bpftool_shows_them_with_what_the_kernel_does_not_tell()
    {
        using RawTracepointLink one = DescribedTracepoint.Open(ReadsProgram, cookie: 7);
        using RawTracepointLink other = BareTracepoint.Open(ReadsNoneProgram);

        string text = RawTracepoint.Describe();

        Assert.Contains($"""
            {one.Id}: raw_tracepoint  prog RawTp.Tests.DescribeTests.Reads
                    tp 'test:described'  args (string? path, int status)  cookie 7
                    recursion_misses 0  faults 0

            """, text);
        Assert.Contains($"""
            {other.Id}: raw_tracepoint  prog RawTp.Tests.DescribeTests.ReadsNone
                    tp 'described_bare'  args ()
                    recursion_misses 0  faults 0

            """, text);
    }

    [Fact]
    public void All_links_are_listed_by_id_while_they_are_attached()
    {
        RawTracepointLink one = DescribedTracepoint.Open(ReadsProgram);
        using RawTracepointLink other = BareTracepoint.Open(ReadsNoneProgram);
        IReadOnlyList<RawTracepointLink> before = RawTracepointLink.All;
        one.Dispose();

        Assert.Contains(one, before);
        Assert.Contains(other, before);
        Assert.Equal(before.Select(static link => link.Id).Order(), before.Select(static link => link.Id));
        Assert.DoesNotContain(one, RawTracepointLink.All);
    }

    [Fact]
    public void Every_question_that_a_tracing_tool_asks_has_an_answer()
    {
        using RawTracepointLink link = DescribedTracepoint.Open(ReadsProgram, cookie: 9);

        RawTracepoint tracepoint = Assert.Single(RawTracepoint.All, static tracepoint => tracepoint.Name == "described");
        Assert.Equal(2, tracepoint.ArgumentCount);
        Assert.Equal(["string? path", "int status"], tracepoint.Arguments.Select(static argument => argument.Declaration));
        RawTracepointLink attached = Assert.Single(tracepoint.Links);
        Assert.Equal((link.Id, 9ul, "RawTp.Tests.DescribeTests.Reads", 2), (attached.Id, attached.Cookie, attached.Program.Name, attached.Program.MaxArgs));
    }
}
