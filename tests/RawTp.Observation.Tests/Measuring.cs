using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace RawTp.Observation.Tests;

/// <summary>A MeterListener on the meter RawTp.</summary>
internal sealed class Measuring : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, Instrument> _instruments = new();
    private readonly ConcurrentDictionary<(string Instrument, string System, string Tracepoint), long> _measurements = new();

    public Measuring()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != "RawTp")
                return;
            _instruments[instrument.Name] = instrument;
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            Assert.Equal(("tracepoint", "system"), (tags[0].Key, tags[1].Key));
            _measurements[(instrument.Name, (string)tags[1].Value!, (string)tags[0].Value!)] = value;
        });
        _listener.Start();
        // The first time they are made because this listener is there.
        Assert.True(SpinWait.SpinUntil(() => _instruments.Count == 4, TimeSpan.FromSeconds(10)));
        Collect();
    }

    public IReadOnlyDictionary<string, Instrument> Instruments => _instruments;

    /// <summary>What the last collection has measured; 0 where it measured nothing.</summary>
    public long this[string instrument, RawTracepoint tracepoint]
        => _measurements.GetValueOrDefault((instrument, tracepoint.System, tracepoint.Name));

    public void Collect()
    {
        _measurements.Clear();
        _listener.RecordObservableInstruments();
    }

    public bool Measures(RawTracepoint tracepoint) => _measurements.Keys.Any(key => key.System == tracepoint.System && key.Tracepoint == tracepoint.Name);

    public void Dispose() => _listener.Dispose();
}
