using System.Diagnostics.Tracing;

namespace RawTp;

/// <summary>The program that writes the firings of one tracepoint as events, and its link while somebody observes.</summary>
internal sealed class ObservedTracepoint
{
    /// <summary>As events are written: who listens in the same process may fire tracepoints himself, and would never come to an end.</summary>
    [ThreadStatic]
    private static bool t_writes;

    private readonly RawTracepointProgram _program;
    private readonly ArgumentReading[] _readings;
    private readonly EventField[] _fields;
    private readonly EventWriter _writer;
    private readonly string _eventName;
    private RawTracepointLink? _link;
    private EventSource? _source;

    public ObservedTracepoint(RawTracepoint tracepoint)
    {
        _eventName = tracepoint.System.Length == 0 ? tracepoint.Name : $"{tracepoint.System}:{tracepoint.Name}";
        _readings = [.. tracepoint.Arguments.Select(static argument => argument.Reading)];
        _fields = EventField.Of(tracepoint.Arguments);
        _writer = EventWriter.For(_fields);
        // It looks at the tracepoint's own arguments, so there is nothing to verify when it is attached.
        _program = BpfTrace.Program($"{TracepointEventSource.SourceName} events", Write);
    }

    public void Attach(RawTracepoint tracepoint, EventSource source)
    {
        if (_link is { IsAttached: true })
            return;
        _source = source;
        _link = tracepoint.Open(_program);
    }

    /// <summary>
    /// Does not wait for runs in flight: this is called under EventSource's own lock, which whatever runs at the moment may wait for.
    /// Such a run finds the source disabled.
    /// </summary>
    public void Detach()
    {
        _link?.Tracepoint.Detach(_link);
        _link = null;
    }

    private ulong Write(RawTracepointArgs args)
    {
        if (t_writes || _source is not { } source || !source.IsEnabled(EventLevel.Informational, EventKeywords.None))
            return 0;
        t_writes = true;
        try
        {
            var values = new object?[_readings.Length];
            for (int i = 0; i < values.Length; i++)
                values[i] = _readings[i](args, i);
            _writer.Write(source, _eventName, Array.ConvertAll(_fields, field => field.ValueFrom(values[field.Argument])));
        }
        finally
        {
            t_writes = false;
        }
        return 0;
    }
}
