using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace RawTp.Benchmarks.Compare;

/// <summary>What comes with .NET: off, and with a subscriber in the process that adds up the number.</summary>
internal static partial class DiagnosticsSites
{
    private static readonly DiagnosticListener s_listener = new("Compare.Off");
    private static readonly DiagnosticListener s_heardListener = new("Compare.Heard");
    private static readonly ActivitySource s_activities = new("Compare.Off");
    private static readonly ActivitySource s_heardActivities = new("Compare.Heard");
    private static readonly Meter s_meter = new("Compare");
    private static readonly Counter<long> s_counter = s_meter.CreateCounter<long>("off");
    private static readonly Counter<long> s_heardCounter = s_meter.CreateCounter<long>("heard");
    private static readonly ILoggerFactory s_loggers = LoggerFactory.Create(static logging => logging.AddProvider(new AddingLoggers()).AddFilter("Compare.Off", LogLevel.Critical));
    private static readonly ILogger s_logger = s_loggers.CreateLogger("Compare.Off");
    private static readonly ILogger s_heardLogger = s_loggers.CreateLogger("Compare.Heard");

    private static long s_sum;

    public static IEnumerable<Candidate> Candidates()
    {
        s_heardListener.Subscribe(new Observer());
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Compare.Heard",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = static activity => s_sum += (uint)activity.GetTagItem("act")!,
        });
        var meters = new MeterListener();
        meters.SetMeasurementEventCallback<long>(static (_, value, _, _) => s_sum += value);
        meters.Start();
        meters.EnableMeasurementEvents(s_heardCounter);
        return
        [
            new("DiagnosticListener", "DiagnosticListener", false, static n => { for (uint i = 0; i < n; i++) Write(s_listener, Site.Dev, Site.Xdp, i); }),
            new("DiagnosticListener", "DiagnosticListener, observer", true, static n => { for (uint i = 0; i < n; i++) Write(s_heardListener, Site.Dev, Site.Xdp, i); }),
            new("ActivitySource", "ActivitySource", false, static n => { for (uint i = 0; i < n; i++) Start(s_activities, Site.Dev, Site.Xdp, i); }),
            new("ActivitySource", "ActivitySource, listener, 3 tags", true, static n => { for (uint i = 0; i < n; i++) Start(s_heardActivities, Site.Dev, Site.Xdp, i); }),
            new("LoggerMessage", "LoggerMessage", false, static n => { for (uint i = 0; i < n; i++) Log(s_logger, Site.Dev, Site.Xdp, i); }),
            new("LoggerMessage", "LoggerMessage, provider", true, static n => { for (uint i = 0; i < n; i++) Log(s_heardLogger, Site.Dev, Site.Xdp, i); }),
            new("Counter", "Counter, no tags", false, static n => { for (uint i = 0; i < n; i++) Count(s_counter, i); }),
            new("Counter", "Counter, no tags, listener", true, static n => { for (uint i = 0; i < n; i++) Count(s_heardCounter, i); }),
            new("Counter", "Counter, 3 tags", false, static n => { for (uint i = 0; i < n; i++) CountTagged(s_counter, Site.Dev, Site.Xdp, i); }),
            new("Counter", "Counter, 3 tags, listener", true, static n => { for (uint i = 0; i < n; i++) CountTagged(s_heardCounter, Site.Dev, Site.Xdp, i); }),
        ];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Write(DiagnosticListener listener, object dev, object xdp, uint act)
    {
        if (listener.IsEnabled("Exception"))
            listener.Write("Exception", new Payload(dev, xdp, act));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Start(ActivitySource source, object dev, object xdp, uint act)
    {
        using Activity? activity = source.StartActivity("exception");
        activity?.SetTag("dev", dev).SetTag("xdp", xdp).SetTag("act", act);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Log(ILogger logger, object dev, object xdp, uint act) => Exception(logger, dev, xdp, act);

    [LoggerMessage(1, LogLevel.Information, "{Dev} {Xdp} {Act}")]
    private static partial void Exception(ILogger logger, object dev, object xdp, uint act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Count(Counter<long> counter, uint act) => counter.Add(act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CountTagged(Counter<long> counter, object dev, object xdp, uint act)
        => counter.Add(1, new("dev", dev), new("xdp", xdp), new("act", act));

    private sealed record Payload(object Dev, object Xdp, uint Act);

    private sealed class Observer : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value) => s_sum += ((Payload)value.Value!).Act;

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }

    /// <summary>A provider that makes no text of it.</summary>
    private sealed class AddingLoggers : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => s_sum += (uint)((IReadOnlyList<KeyValuePair<string, object?>>)state!)[2].Value!;

        public void Dispose() { }
    }
}
