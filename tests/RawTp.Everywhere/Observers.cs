using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;

namespace RawTp.Everywhere;

/// <summary>Other tools, at the same time as programs.</summary>
internal static partial class Observers
{
    [TracePoint("seen_event")]
    private static partial void Event(int number, string text);

    [RawTracepointProgram("seen_event")]
    private static void Idles(RawTracepointArgs args) { }

    public static void EventsShowTheFirings()
    {
        using var listener = new Listener();
        // The source is made on a thread of its own.
        Expect.That(SpinWait.SpinUntil(static () => EventEnabled, TimeSpan.FromSeconds(30)), "the listener attaches");
        Event(3, "three");
        listener.Dispose();
        Event(4, "four");
        // Where no types can be made at run time, all arguments are in one text.
        Expect.That(listener.Seen is ["3, three"] or ["number=3, text=three"], $"one event was seen and not '{string.Join("', '", listener.Seen)}'");
        Expect.That(!EventEnabled, "nothing is left attached");
    }

    public static void TheMeterCountsLinks()
    {
        long links = -1;
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "RawTp" && instrument.Name == "rawtp.links")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, measured, tags, _) =>
        {
            foreach ((string key, object? value) in tags)
            {
                if (key == "tracepoint" && value is "seen_event")
                    links = measured;
            }
        });
        listener.Start();
        using RawTracepointLink link = EventTracepoint.Open(IdlesProgram);
        // The meter is made on another thread once somebody has loaded what reads it.
        SpinWait.SpinUntil(() =>
        {
            listener.RecordObservableInstruments();
            return links >= 0;
        }, TimeSpan.FromSeconds(30));
        Expect.Equal(1, links, "The number of links");
    }

    private sealed class Listener : EventListener
    {
        public List<string> Seen { get; } = [];

        protected override void OnEventSourceCreated(EventSource source)
        {
            if (source.Name == "RawTp")
                EnableEvents(source, EventLevel.Informational, EventKeywords.All, new Dictionary<string, string?> { ["Tracepoints"] = "seen_event" });
        }

        protected override void OnEventWritten(EventWrittenEventArgs written)
        {
            if (written.EventName == "seen_event")
                Seen.Add(string.Join(", ", written.Payload!));
        }
    }
}
