using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace RawTp.Observation.Tests;

public sealed partial class MeterTests
{
    [Fact]
    public void The_meter_has_four_instruments_with_units_and_descriptions()
    {
        using var measuring = new Measuring();

        Assert.Equal(["rawtp.faults", "rawtp.links", "rawtp.misses", "rawtp.runs"], measuring.Instruments.Keys.Order());
        Assert.All(measuring.Instruments.Values, static instrument => Assert.True(instrument is { IsObservable: true, Unit: ['{', .., '}'], Description.Length: > 0 }));
        Assert.IsType<ObservableUpDownCounter<long>>(measuring.Instruments["rawtp.links"]);
    }

    [Fact]
    public void Runs_are_counted_exactly_over_threads_for_each_tracepoint_while_somebody_measures()
    {
        const int Threads = 4;
        const int Calls = 10_000;
        using RawTracepointLink first = MeasuredTracepoint.Open(NothingProgram);
        using RawTracepointLink second = MeasuredTracepoint.Open(NothingProgram);
        using RawTracepointLink other = MeasuredTooTracepoint.Open(NothingProgram);
        using var measuring = new Measuring();
        long before = measuring["rawtp.runs", MeasuredTracepoint];
        long otherBefore = measuring["rawtp.runs", MeasuredTooTracepoint];

        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, static _ =>
        {
            for (int i = 0; i < Calls; i++)
                Measured();
        });
        MeasuredToo();
        measuring.Collect();

        Assert.Equal(2 * Threads * Calls, measuring["rawtp.runs", MeasuredTracepoint] - before);
        Assert.Equal(1, measuring["rawtp.runs", MeasuredTooTracepoint] - otherBefore);
    }

    [Fact]
    public void Runs_are_not_counted_when_nobody_measures_any_more_and_again_when_somebody_does()
    {
        using RawTracepointLink link = MeasuredTracepoint.Open(NothingProgram);
        new Measuring().Dispose();
        Assert.True(SpinWait.SpinUntil(static () => !RunStatistics.IsOn, TimeSpan.FromSeconds(10)));
        long counted = MeasuredTracepoint.Counters.Runs;
        Measured();
        Assert.Equal(counted, MeasuredTracepoint.Counters.Runs);

        using var again = new Measuring();
        Measured();
        again.Collect();

        Assert.Equal(counted + 1, again["rawtp.runs", MeasuredTracepoint]);
    }

    [Fact]
    public void Misses_are_counted_for_the_tracepoint_that_was_fired_in_vain()
    {
        using RawTracepointLink link = MeasuredTracepoint.Open(FiresMeasuredTooProgram);
        using RawTracepointLink same = MeasuredTooTracepoint.Open(FiresMeasuredTooProgram);
        using var measuring = new Measuring();
        long before = measuring["rawtp.misses", MeasuredTracepoint];
        long beforeToo = measuring["rawtp.misses", MeasuredTooTracepoint];

        Measured();
        Measured();
        measuring.Collect();

        Assert.Equal(0, measuring["rawtp.misses", MeasuredTracepoint] - before);
        Assert.Equal(2, measuring["rawtp.misses", MeasuredTooTracepoint] - beforeToo);
    }

    [Fact]
    public void Faults_are_counted_whether_somebody_measures_or_not()
    {
        long unmeasured = MeasuredTracepoint.Counters.Faults;
        using RawTracepointLink first = MeasuredTracepoint.Open(ThrowsProgram);
        Measured();
        using var measuring = new Measuring();
        Assert.Equal(unmeasured + 1, measuring["rawtp.faults", MeasuredTracepoint]);
        using RawTracepointLink second = MeasuredTracepoint.Open(ThrowsProgram);

        Measured();
        Measured();
        measuring.Collect();

        Assert.Equal(unmeasured + 2, measuring["rawtp.faults", MeasuredTracepoint]);
    }

    [Fact]
    public void Links_are_those_attached_now()
    {
        using var measuring = new Measuring();
        RawTracepointLink first = MeasuredTracepoint.Open(NothingProgram);
        RawTracepointLink second = MeasuredTracepoint.Open(NothingProgram);
        measuring.Collect();
        long two = measuring["rawtp.links", MeasuredTracepoint];

        first.Dispose();
        measuring.Collect();
        long one = measuring["rawtp.links", MeasuredTracepoint];
        second.Dispose();
        measuring.Collect();

        Assert.Equal((2, 1, 0), (two, one, measuring["rawtp.links", MeasuredTracepoint]));
        Assert.True(measuring.Measures(MeasuredTracepoint));
    }

    [Fact]
    public void A_tracepoint_that_nothing_was_ever_attached_to_is_not_measured()
    {
        using var measuring = new Measuring();

        Assert.False(measuring.Measures(NeverOpenedTracepoint));
    }

    [Fact]
    public void Tracepoints_of_one_name_in_several_assemblies_are_measured_together()
    {
        RawTracepointLink[] links = [.. Enumerable.Range(0, 2).Select(static _ => ObservedApplication.Load().Tracepoint.Open(NothingProgram))];
        using var measuring = new Measuring();

        Assert.Equal(2, measuring["rawtp.links", links[0].Tracepoint]);
        Array.ForEach(links, static link => link.Dispose());
    }

    [Fact]
    public void A_running_application_without_a_line_about_meters_is_measured_from_outside()
    {
        using var measured = new ManualResetEventSlim();
        using Process application = ObservedApplication.Start("serve");
        // As dotnet-counters asks for the meter RawTp; the tracepoint's only program is the one that writes its events.
        var metrics = new EventPipeProvider("System.Diagnostics.Metrics", EventLevel.Informational, 2, new Dictionary<string, string>
        {
            ["SessionId"] = "measured",
            ["Metrics"] = "RawTp",
            ["RefreshInterval"] = "0.2",
            ["MaxTimeSeries"] = "100",
            ["MaxHistograms"] = "1",
        });
        using var session = new PipeSession(
            application.Id,
            "shop:order_placed",
            seen =>
            {
                if (IsRate(seen, "rawtp.runs", "system=shop,tracepoint=order_placed"))
                    measured.Set();
            },
            metrics);

        bool isMeasured = measured.Wait(TimeSpan.FromSeconds(20));
        session.Stop();
        application.StandardInput.WriteLine();
        application.WaitForExit();

        Assert.True(isMeasured);
    }

    private static bool IsRate(TraceEvent seen, string instrument, string tags)
        => seen.EventName == "CounterRateValuePublished"
            && (seen.PayloadStringByName("instrumentName"), seen.PayloadStringByName("tags")) == (instrument, tags)
            && double.TryParse(seen.PayloadStringByName("rate"), out double rate) && rate > 0;

    [TracePoint("measured", System = "meter")]
    private static partial void Measured();

    [TracePoint("measured_too", System = "meter")]
    private static partial void MeasuredToo();

    [TracePoint("never_opened", System = "meter")]
    private static partial void NeverOpened();

    [RawTracepointProgram]
    private static void Nothing(RawTracepointArgs args)
    {
    }

    [RawTracepointProgram]
    private static void FiresMeasuredToo(RawTracepointArgs args) => MeasuredToo();

    [RawTracepointProgram]
    private static void Throws(RawTracepointArgs args) => throw new InvalidOperationException();
}
