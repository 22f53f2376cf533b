using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Tracing;
using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>Writes events with the same fields.</summary>
internal abstract class EventWriter
{
    private static readonly object s_lock = new();
    private static readonly Dictionary<string, EventWriter> s_byFields = [];

    /// <summary>
    /// By the names and types of the fields, so that tracepoints that are alike share one, and those of an assembly that is loaded
    /// and unloaded time and again need no more than the first.
    /// </summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Looks whether types can be made first; the analyzer for .NET 8 does not know that property.")]
    public static EventWriter For(EventField[] fields)
    {
        if (fields.Length == 0)
            return new EmptyEventWriter();
        if (!RuntimeFeature.IsDynamicCodeSupported)
            return new TextEventWriter(fields);
        string key = string.Join('\n', fields.Select(static field => $"{field.Type.Name} {field.Name}"));
        lock (s_lock)
        {
            if (!s_byFields.TryGetValue(key, out EventWriter? writer))
                s_byFields.Add(key, writer = MakeTyped(fields, $"Payload{s_byFields.Count}"));
            return writer;
        }
    }

    public abstract void Write(EventSource source, string name, object[] values);

    /// <summary>The opcode is given, because a name that ends in Start or Stop would begin or end an activity otherwise.</summary>
    protected static EventSourceOptions Options { get; } = new()
    {
        Level = EventLevel.Informational,
        Opcode = EventOpcode.Info,
        ActivityOptions = EventActivityOptions.Disable,
    };

    [RequiresDynamicCode("Makes a type.")]
    private static EventWriter MakeTyped(EventField[] fields, string name)
        => (EventWriter)Activator.CreateInstance(typeof(TypedEventWriter<>).MakeGenericType(PayloadType.Make(name, fields)))!;
}

/// <summary>A name alone.</summary>
internal sealed class EmptyEventWriter : EventWriter
{
    public override void Write(EventSource source, string name, object[] values) => source.Write(name, Options);
}

/// <summary>Each field by its name and as what it is.</summary>
internal sealed class TypedEventWriter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicProperties)] T> : EventWriter
    where T : EventPayload, new()
{
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The properties of T are of primitive types and strings, and are kept.")]
    public override void Write(EventSource source, string name, object[] values)
    {
        EventSourceOptions options = Options;
        var payload = new T { Values = values };
        source.Write(name, ref options, ref payload);
    }
}

/// <summary>All fields in one text: where no types can be made at run time, as with NativeAOT.</summary>
internal sealed class TextEventWriter(EventField[] fields) : EventWriter
{
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The only property is a string, and is kept.")]
    public override void Write(EventSource source, string name, object[] values)
    {
        EventSourceOptions options = Options;
        var payload = new Payload { Arguments = string.Join(", ", fields.Select((field, i) => $"{field.Name}={EventText.Of(values[i])}")) };
        source.Write(name, ref options, ref payload);
    }

    [EventData]
    private sealed class Payload
    {
        public required string Arguments { get; init; }
    }
}
