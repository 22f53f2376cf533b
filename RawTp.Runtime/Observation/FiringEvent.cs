using System.Diagnostics.Tracing;

namespace RawTp;

/// <summary>The event that a tracepoint's firings are: its name, its fields, and how they are got from the arguments.</summary>
internal sealed class FiringEvent
{
    private readonly string _name;
    private readonly RawTracepointArgument[] _arguments;

    /// <summary>The arguments' types, which keep what reads them.</summary>
    private readonly Type[] _types;

    /// <summary>Of those arguments that are spans.</summary>
    private readonly ArgumentReading?[] _spans;
    private readonly EventField[] _fields;
    private readonly int _maxTextLength;
    private readonly EventWriter _writer;

    public FiringEvent(RawTracepoint tracepoint)
    {
        _name = tracepoint.QualifiedName;
        _arguments = [.. tracepoint.Arguments];
        _types = [.. _arguments.Select(static argument => argument.Type)];
        _spans = [.. _arguments.Select(static argument => argument.HasReading ? null : SpanReading.Of(argument.Type.GenericTypeArguments[0]))];
        _fields = EventField.Of(tracepoint.Arguments);
        _maxTextLength = EventText.MaxLengthOf(_fields.Count(static field => field.Type == typeof(string)));
        _writer = EventWriter.For(_fields);
    }

    public void Write(EventSource source, RawTracepointArgs args)
    {
        var arguments = new object?[_arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = _spans[i] is { } span ? span(args, i) : _arguments[i].Read(args, i);
        var values = new object[_fields.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = _fields[i].ValueFrom(arguments[_fields[i].Argument], _maxTextLength);
        _writer.Write(source, _name, values);
        GC.KeepAlive(_types);
    }
}
