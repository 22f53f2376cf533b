using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace RawTp.Tests;

/// <summary>What can be seen of tracepoints, links and programs.</summary>
[Collection("statistics")]
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

    [RawTracepointProgram]
    private static void Runs() { }

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

    [Fact]
    public void A_link_reads_with_the_runs_of_its_program_once_they_were_counted()
    {
        using RawTracepointLink link = DescribedTracepoint.Open(RunsProgram);
        using (RawTracepoint.EnableStats())
        {
            Described("/", 1);
            Described("/", 2);
        }

        Assert.Matches($@"{link.Id}: raw_tracepoint  prog .*\.Runs\n.*\n +run_cnt 2  run_time_ns [0-9]+  recursion_misses 0  faults 0\n", RawTracepoint.Describe());
    }

    [Fact]
    public void A_debugger_shows_what_each_object_is()
    {
        RawTracepointLink link = DescribedTracepoint.Open(ReadsProgram);

        Assert.Equal("test:described(String path, Int32 status), 1 attached", InDebugger(DescribedTracepoint));
        Assert.Equal($"{link.Id}: described -> RawTp.Tests.DescribeTests.Reads", InDebugger(link));
        link.Dispose();
        Assert.Equal($"{link.Id}: described -> RawTp.Tests.DescribeTests.Reads (detached)", InDebugger(link));
        Assert.Equal("RawTp.Tests.DescribeTests.Reads: reads args[1]", InDebugger(ReadsProgram));
        Assert.Equal("RawTp.Tests.DescribeTests.ReadsNone: reads no arguments", InDebugger(ReadsNoneProgram));
        Assert.Equal("string? path", InDebugger(DescribedTracepoint.Arguments[0]));
    }

    /// <summary>The text of DebuggerDisplay, with what stands in braces evaluated as a debugger does: private members, too.</summary>
    private static string InDebugger(object shown)
        => Expression().Replace(
            shown.GetType().GetCustomAttribute<DebuggerDisplayAttribute>()!.Value,
            expression => expression.Groups[1].Value.Split('.').Aggregate(shown, Member).ToString()!);

    private static object Member(object holder, string name)
        => holder.GetType().InvokeMember(
            name.TrimEnd('(', ')'),
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.GetField | BindingFlags.GetProperty | (name.EndsWith(')') ? BindingFlags.InvokeMethod : 0),
            null,
            holder,
            null)!;

    [GeneratedRegex(@"\{([\w.()]+)(?:,nq)?\}")]
    private static partial Regex Expression();
}
