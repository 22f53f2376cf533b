using System.Diagnostics;

namespace RawTp.Observation.Tests;

/// <summary>What EventPipe carries out of a process: this one, and one whose code knows nothing of it.</summary>
public sealed unsafe class EventPipeTests
{
    [Fact]
    public void A_session_of_this_process_reads_values_back_by_name()
    {
        using var session = new PipeSession(Environment.ProcessId, "values:*");
        Observed.Signed(-1, -2, -3, -4, -5);
        Observed.Unsigned(byte.MaxValue, ushort.MaxValue, uint.MaxValue, ulong.MaxValue, 5);
        Observed.Floating(float.NaN, double.NegativeInfinity);
        Observed.Simple(true, 'x', Level.Low, Access.Read | Access.Write);
        Observed.Pointers((int*)0x12ab, null);
        Observed.References("text", new object(), [1], null);
        Observed.Structs(new(-1, 2), new Line(new(3, -4), new(5, 6), "label", Level.High, 7), null);
        Observed.Spans("bytes"u8, "characters", [-1, 2], default);

        List<SeenEvent> events = session.Stop();

        Assert.Equal(
            ["values:signed", "values:unsigned", "values:floating", "values:simple", "values:pointers", "values:references", "values:structs", "values:spans"],
            events.Select(static seen => seen.Name));
        // The reader widens small numbers to int.
        Assert.Equal("-1 -2 -3 -4 -5", string.Join(' ', events[0].Fields.Values));
        Assert.Equal("255 65535 4294967295 18446744073709551615 5", string.Join(' ', events[1].Fields.Values));
        Assert.All(events[0].Fields.Values.Concat(events[1].Fields.Values), static value => Assert.True(value is not string and IFormattable));
        Assert.Equal([float.NaN, double.NegativeInfinity], events[2].Fields.Values);
        Assert.Equal(["true", 'x', "Low", "Read, Write"], events[3].Fields.Values);
        Assert.Equal(["0x12ab", "0x0"], events[4].Fields.Values);
        Assert.Equal(["text", "System.Object", "System.Int32[]", "(null)"], events[5].Fields.Values);
        Assert.Equal(-4, Convert.ToInt32(events[6]["large.From.Y"]));
        Assert.Equal("label", events[6]["large.Label"]);
        Assert.Equal("7", events[6]["large.Width"]);
        Assert.Equal("(null)", events[6]["number"]);
        Assert.Equal(["[5] 62 79 74 65 73", "characters", "[2] -1, 2", "[0]"], events[7].Fields.Values);
    }

    [Fact]
    public void More_text_than_an_event_can_carry_is_shortened_and_the_event_arrives()
    {
        string text = new('x', 100_000);
        Five five = new(text, text, text, text, text);
        using var session = new PipeSession(Environment.ProcessId, "wide:thirty");
        Observed.Thirty(five, five, five, five, five, five);

        SeenEvent seen = Assert.Single(session.Stop());

        Assert.Equal(30, seen.Fields.Count);
        Assert.All(seen.Fields.Values, static value => Assert.Matches("^x{500,}…$", (string?)value));
    }

    [Fact]
    public void Stopping_the_session_detaches_all()
    {
        using var session = new PipeSession(Environment.ProcessId, "counts:*");
        Assert.Single(Observed.CountedTracepoint.Links);

        session.Stop();

        Assert.True(SpinWait.SpinUntil(static () => Observed.CountedTracepoint.Links.Count == 0, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void Two_sessions_and_a_listener_see_what_any_of_them_asked_for_until_the_last_one_ends()
    {
        using var first = new PipeSession(Environment.ProcessId, "counts:counted");
        using var second = new PipeSession(Environment.ProcessId, "counts:counted_too");
        using var listening = new Listening("nothing");
        Observed.Counted(1);
        Observed.CountedToo(2);
        Observed.Nothing();

        List<SeenEvent> seenByFirst = first.Stop();
        Observed.Counted(3);
        List<SeenEvent> seenBySecond = second.Stop();
        Observed.Counted(4);

        string[] all = ["counts:counted", "counts:counted_too", "nothing"];
        Assert.Equal(all, seenByFirst.Select(static seen => seen.Name));
        Assert.Equal([.. all, "counts:counted"], seenBySecond.Select(static seen => seen.Name));
        Assert.Equal([.. all, "counts:counted", "counts:counted"], listening.Firings.Select(static seen => seen.Name));
        listening.Dispose();
        Assert.Empty(Observed.CountedTracepoint.Links);
    }

    [Fact]
    public void Several_patterns_and_complaints_go_through_the_pipe()
    {
        using var session = new PipeSession(Environment.ProcessId, "counts:counted;counts:counted_t*;no?e");
        Observed.Counted(1);
        Observed.CountedToo(2);

        List<SeenEvent> events = session.Stop();

        Assert.Equal(["Message", "counts:counted", "counts:counted_too"], events.Select(static seen => seen.Name));
        Assert.StartsWith("'no?e' selects no tracepoint, because", (string?)events[0]["text"]);
    }

    [Fact]
    public void A_running_application_without_a_line_about_events_is_looked_into()
    {
        using var fired = new ManualResetEventSlim();
        using Process application = ObservedApplication.Start("serve");
        using var session = new PipeSession(application.Id, "shop:order_*", seen =>
        {
            if (seen.EventName == "shop:order_placed")
                fired.Set();
        });
        fired.Wait(TimeSpan.FromSeconds(30));
        List<SeenEvent> events = session.Stop();
        application.StandardInput.WriteLine();
        application.WaitForExit();

        AssertOrders(events, static seen => seen.Fields);
        Assert.Equal(0, application.ExitCode);
    }

    [Fact]
    public void A_session_that_is_there_when_the_process_starts_sees_the_first_firing()
    {
        List<SeenEvent> events = TraceFromStart();

        Assert.Equal(["shop:order_placed", "shop:order_shipped"], events.Select(static seen => seen.Name));
        Assert.Equal(-1, events[0]["id"]);
    }

    [Fact]
    public void Where_no_types_can_be_made_at_run_time_the_arguments_are_one_text()
    {
        List<SeenEvent> events = TraceFromStart("System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported");

        Assert.Equal(["shop:order_placed", "shop:order_shipped"], events.Select(static seen => seen.Name));
        Assert.Equal("id=-1, customer=Ada, payment=Card, price.Amount=9.5, price.Currency=EUR", events[0]["Arguments"]);
    }

    [Fact]
    public void Where_event_sources_are_switched_off_nothing_is_observed_and_the_application_runs()
        => Assert.Empty(TraceFromStart("System.Diagnostics.Tracing.EventSource.IsSupported"));

    private static void AssertOrders(List<SeenEvent> events, Func<SeenEvent, IReadOnlyDictionary<string, object?>> fields)
    {
        SeenEvent[] placed = [.. events.Where(static seen => seen.Name == "shop:order_placed")];
        Assert.NotEmpty(placed);
        int first = (int)placed[0]["id"]!;
        for (int i = 0; i < placed.Length; i++)
            Assert.Equal([first - i, "Ada", "Card", 9.5, "EUR"], fields(placed[i]).Values);
        Assert.Equal(["id", "customer", "payment", "price.Amount", "price.Currency"], fields(placed[0]).Keys);
    }

    private static List<SeenEvent> TraceFromStart(params string[] switchedOff)
    {
        string path = Path.GetTempFileName();
        try
        {
            using Process application = ObservedApplication.Start(
                "fire",
                new() { ["DOTNET_EnableEventPipe"] = "1", ["DOTNET_EventPipeOutputPath"] = path, ["DOTNET_EventPipeConfig"] = "RawTp:0:5:Tracepoints=order_*" },
                switchedOff);
            application.WaitForExit();
            Assert.Equal(0, application.ExitCode);
            using FileStream trace = File.OpenRead(path);
            return PipeSession.Read(trace);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
