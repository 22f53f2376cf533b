using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace RawTp.Observation.Tests;

/// <summary>An EventPipe session, as dotnet-trace opens one: on from the start, until its events are asked for.</summary>
internal sealed class PipeSession : IDisposable
{
    private readonly EventPipeSession _session;
    private readonly Task<List<SeenEvent>> _reading;

    /// <param name="processId">The process to look into.</param>
    /// <param name="tracepoints">Patterns, as in dotnet-trace's <c>RawTp:0:5:Tracepoints=patterns</c>.</param>
    /// <param name="onEvent">Called with each event, also those of other providers.</param>
    /// <param name="others">These providers.</param>
    public PipeSession(int processId, string tracepoints, Action<TraceEvent>? onEvent = null, params EventPipeProvider[] others)
    {
        var provider = new EventPipeProvider("RawTp", EventLevel.Verbose, 0, new Dictionary<string, string> { ["Tracepoints"] = tracepoints });
        _session = new DiagnosticsClient(processId).StartEventPipeSession([provider, .. others], requestRundown: false);
        _reading = Task.Run(() => Read(_session.EventStream, onEvent));
    }

    /// <summary>Ends the session.</summary>
    /// <returns>All that it has seen.</returns>
    public List<SeenEvent> Stop()
    {
        _session.Stop();
        return _reading.Result;
    }

    public void Dispose() => _session.Dispose();

    public static List<SeenEvent> Read(Stream trace, Action<TraceEvent>? onEvent = null)
    {
        var events = new List<SeenEvent>();
        using var source = new EventPipeEventSource(trace);
        source.Dynamic.All += seen =>
        {
            if (seen.ProviderName == "RawTp")
                events.Add(new SeenEvent(seen.EventName, FieldsOf(seen)));
            onEvent?.Invoke(seen);
        };
        source.Process();
        return events;
    }

    /// <summary>Events that describe themselves arrive with all their fields in one field without a name.</summary>
    private static IReadOnlyDictionary<string, object?> FieldsOf(TraceEvent seen)
        => seen.PayloadNames is [""]
            ? ((IDictionary<string, object>)seen.PayloadValue(0)).ToDictionary(static field => field.Key, static object? (field) => field.Value)
            : (seen.PayloadNames ?? []).ToDictionary(static name => name, seen.PayloadByName)!;
}
