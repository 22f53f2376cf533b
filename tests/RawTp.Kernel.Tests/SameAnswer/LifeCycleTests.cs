using RawTp.Kernel.Tests.Bpf;
using RawTp.Kernel.Tests.Catalogue;

namespace RawTp.Kernel.Tests.SameAnswer;

/// <summary>Scenarios of attaching, firing and detaching, played in the kernel and in RawTp.</summary>
[Collection(CatalogueCollection.Name)]
public class LifeCycleTests
{
    [KernelFact(Since = "6.10")]
    public void Programs_run_in_the_order_in_which_they_were_attached() => AssertSameRecord(
        ["A B C", "A C", "A C B", "A C B"],
        tracepoint =>
        {
            using IDisposable a = tracepoint.Attach('A');
            IDisposable b = tracepoint.Attach('B');
            using IDisposable c = tracepoint.Attach('C');
            string all = tracepoint.FireAndRecord();
            b.Dispose();
            string withoutB = tracepoint.FireAndRecord();
            using IDisposable again = tracepoint.Attach('B');
            return [all, withoutB, tracepoint.FireAndRecord(), tracepoint.FireAndRecord()];
        });

    [KernelFact(Since = "6.10")]
    public void A_program_can_be_attached_twice_and_runs_for_each_link() => AssertSameRecord(
        ["A", "A B A", "B A", "B"],
        tracepoint =>
        {
            IDisposable first = tracepoint.Attach('A');
            string once = tracepoint.FireAndRecord();
            using IDisposable between = tracepoint.Attach('B');
            IDisposable second = tracepoint.Attach('A');
            string twice = tracepoint.FireAndRecord();
            first.Dispose();
            string withoutFirst = tracepoint.FireAndRecord();
            second.Dispose();
            return [once, twice, withoutFirst, tracepoint.FireAndRecord()];
        });

    [KernelFact(Since = "6.10")]
    public void A_program_reads_the_cookie_of_the_link_by_which_it_runs_and_zero_where_none_was_given() => AssertSameRecord(
        ["A1111 A2222 A", $"A{ulong.MaxValue >> 8}"],
        tracepoint =>
        {
            string all;
            using (tracepoint.Attach('A', 1111))
            using (tracepoint.Attach('A', 2222))
            using (tracepoint.Attach('A'))
                all = tracepoint.FireAndRecord();
            // The record has room for 56 bits of a cookie.
            using IDisposable large = tracepoint.Attach('A', ulong.MaxValue >> 8);
            return [all, tracepoint.FireAndRecord()];
        });

    [KernelFact(Since = "6.10")]
    public void Nothing_runs_before_the_first_program_is_attached_nor_after_the_last_was_detached() => AssertSameRecord(
        ["", "A", ""],
        tracepoint =>
        {
            string before = tracepoint.FireAndRecord();
            IDisposable link = tracepoint.Attach('A');
            string attached = tracepoint.FireAndRecord();
            link.Dispose();
            return [before, attached, tracepoint.FireAndRecord()];
        });

    [KernelFact(Since = "6.10")]
    public void Disposing_of_a_link_twice_detaches_it_once() => AssertSameRecord(
        ["A A", "A"],
        tracepoint =>
        {
            IDisposable link = tracepoint.Attach('A');
            using IDisposable other = tracepoint.Attach('A');
            string both = tracepoint.FireAndRecord();
            link.Dispose();
            link.Dispose();
            return [both, tracepoint.FireAndRecord()];
        });

    private static void AssertSameRecord(string[] expected, Func<IRecordedTracepoint, string[]> scenario)
    {
        using var kernel = new KernelRecordedTracepoint();
        using var rawTp = new RawTpRecordedTracepoint();

        Assert.Equal(expected, scenario(kernel));
        Assert.Equal(expected, scenario(rawTp));
    }
}
