using System.Diagnostics.Metrics;

namespace RawTp;

/// <summary>What the meter <c>RawTp</c> shows of each tracepoint that a program was ever attached to.</summary>
internal sealed class TracepointInstruments
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly object _lock = new();
    private readonly ObservableCounter<long> _runs;

    /// <summary>Runs are counted while these are held.</summary>
    private IDisposable? _statistics;
    private Timer? _timer;

    public TracepointInstruments()
    {
        var meter = new Meter(TracepointEventSource.SourceName, typeof(TracepointInstruments).Assembly.GetName().Version?.ToString(3));
        _runs = meter.CreateObservableCounter("rawtp.runs", ObserveRuns, "{run}", "Runs of programs. Counted from the first time that this is collected, for as long as anybody listens.");
        meter.CreateObservableCounter("rawtp.misses", static () => Observe(static tracepoint => tracepoint.Counters.Misses), "{miss}", "Runs that were left out because the program was running already on the same thread.");
        meter.CreateObservableCounter("rawtp.faults", static () => Observe(static tracepoint => tracepoint.Counters.Faults), "{fault}", "Exceptions thrown by programs.");
        meter.CreateObservableUpDownCounter("rawtp.links", static () => Observe(static tracepoint => tracepoint.Links.Count), "{link}", "Programs that are attached.");
    }

    private IEnumerable<Measurement<long>> ObserveRuns()
    {
        lock (_lock)
        {
            _statistics ??= RawTracepoint.EnableStats();
            // Nobody says when the last listener is gone.
            _timer ??= new Timer(static self => ((TracepointInstruments)self!).ReleaseUnlessObserved(), this, s_interval, s_interval);
        }
        return Observe(static tracepoint => tracepoint.Counters.Runs);
    }

    private void ReleaseUnlessObserved()
    {
        IDisposable? statistics;
        lock (_lock)
        {
            if (_runs.Enabled)
                return;
            _timer?.Dispose();
            _timer = null;
            statistics = _statistics;
            _statistics = null;
        }
        // Waits for programs, one of which may be collecting these measurements.
        statistics?.Dispose();
    }

    /// <summary>One measurement for each name: tracepoints of different assemblies may share one.</summary>
    private static IEnumerable<Measurement<long>> Observe(Func<RawTracepoint, long> count)
        => from tracepoint in OpenedTracepoints.All()
           group count(tracepoint) by (tracepoint.Name, tracepoint.System) into counts
           select new Measurement<long>(counts.Sum(), new KeyValuePair<string, object?>("tracepoint", counts.Key.Name), new KeyValuePair<string, object?>("system", counts.Key.System));
}
