using System.Diagnostics.Tracing;

namespace RawTp;

/// <summary>The event that a tracepoint's firings are: its name, its fields, and how they are got from the arguments.</summary>
internal sealed class FiringEvent
{
    private readonly string _name;
    private readonly ArgumentReading[] _readings;
    private readonly EventField[] _fields;
    private readonly EventWriter _writer;

    public FiringEvent(RawTracepoint tracepoint)
    {
        _name = tracepoint.QualifiedName;
        _readings = [.. tracepoint.Arguments.Select(static argument => argument.Reading ?? SpanReading.Of(argument.Type.GenericTypeArguments[0]))];
        _fields = EventField.Of(tracepoint.Arguments);
        _writer = EventWriter.For(_fields);
    }

    public void Write(EventSource source, RawTracepointArgs args)
    {
        var arguments = new object?[_readings.Length];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = _readings[i](args, i);
        var values = new object[_fields.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = _fields[i].ValueFrom(arguments[_fields[i].Argument]);
        _writer.Write(source, _name, values);
    }
}
