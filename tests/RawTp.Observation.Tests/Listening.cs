using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

// What is enabled is so for the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace RawTp.Observation.Tests;

/// <summary>An event with its fields by name.</summary>
internal sealed record SeenEvent(string Name, IReadOnlyDictionary<string, object?> Fields)
{
    public object? this[string field] => Fields[field];
}

/// <summary>A session in the same process: on from the start, until it is disposed.</summary>
internal sealed class Listening : EventListener
{
    private readonly ConcurrentQueue<SeenEvent> _events = new();
    private volatile EventSource? _source;

    public Listening(string? tracepoints, EventLevel level = EventLevel.Verbose)
    {
        // The first of a process may be earlier than the source, which is made on a thread of its own.
        Assert.True(SpinWait.SpinUntil(() => _source is not null, TimeSpan.FromSeconds(30)));
        AskFor(tracepoints, level);
    }

    /// <summary>Called with each firing.</summary>
    public Action<SeenEvent>? OnFiring { get; set; }

    public SeenEvent[] Firings => [.. _events.Where(static seen => seen.Name != "Message")];

    public string[] Messages => [.. _events.Where(static seen => seen.Name == "Message").Select(static seen => (string)seen["text"]!)];

    public void AskFor(string? tracepoints, EventLevel level = EventLevel.Verbose)
        => EnableEvents(_source!, level, EventKeywords.None, tracepoints is null ? null : new Dictionary<string, string?> { ["Tracepoints"] = tracepoints });

    public void Stop() => DisableEvents(_source!);

    /// <summary>Called from the base class's constructor, too.</summary>
    protected override void OnEventSourceCreated(EventSource source)
    {
        if (source.Name == "RawTp")
            _source = source;
    }

    protected override void OnEventWritten(EventWrittenEventArgs written)
    {
        // Events that describe themselves go to every listener of the process.
        if (written.EventSource != _source || _events is null)
            return;
        var fields = (written.PayloadNames ?? []).Zip(written.Payload ?? []).ToDictionary(static field => field.First, static field => field.Second);
        var seen = new SeenEvent(written.EventName!, fields);
        _events.Enqueue(seen);
        if (seen.Name != "Message")
            OnFiring?.Invoke(seen);
    }
}
