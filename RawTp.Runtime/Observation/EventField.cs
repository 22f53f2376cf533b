using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>One field of a tracepoint's event: an argument, or one of the values in an argument that is a struct.</summary>
internal sealed class EventField
{
    /// <summary>ETW takes 128 pieces an event, of which three are its own.</summary>
    private const int MaxFields = 120;

    private readonly FieldInfo[] _path;

    private EventField(string name, Type type, int argument, params FieldInfo[] path)
    {
        Name = name;
        Argument = argument;
        Type = TypeInEvent(type);
        _path = path;
    }

    /// <summary>The parameter's name, or <c>parameter.Field</c>.</summary>
    public string Name { get; }

    /// <summary>A primitive type, or <see langword="string"/> for all that is none.</summary>
    public Type Type { get; }

    /// <summary>Which argument it is, or is in.</summary>
    public int Argument { get; }

    public static EventField[] Of(IReadOnlyList<RawTracepointArgument> arguments)
    {
        var fields = new List<EventField>();
        for (int i = 0; i < arguments.Count; i++)
        {
            RawTracepointArgument argument = arguments[i];
            var parts = new List<EventField>();
            if (argument.Widening is ArgumentWidening.Value or ArgumentWidening.Ref)
                AddParts(parts, argument.Name, argument.Type, i, []);
            // One field at least has to be left for each argument that is still to come.
            if (parts.Count == 0 || fields.Count + parts.Count + arguments.Count - i - 1 > MaxFields)
                parts = [new EventField(argument.Name, argument.Type, i)];
            fields.AddRange(parts);
        }
        return [.. fields];
    }

    /// <summary>The field's value from the value of its argument, as an object of <see cref="Type"/>.</summary>
    public object ValueFrom(object? value, int maxTextLength)
    {
        foreach (FieldInfo field in _path)
            value = field.GetValue(value);
        return Type == typeof(string) ? EventText.Of(value, maxTextLength)
            : value is nint number ? (long)number
            : value is nuint unsigned ? (ulong)unsigned
            : value!;
    }

    /// <summary>Of a struct that says nothing better of itself, its fields and theirs; else nothing.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Fields that were trimmed away are not shown; without any the struct is shown as text.")]
    private static void AddParts(List<EventField> parts, string name, Type type, int argument, FieldInfo[] path)
    {
        if (!IsShownByFields(type) || path.Length > 2)
            return;
        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            string partName = $"{name}.{NameOf(field)}";
            FieldInfo[] partPath = [.. path, field];
            int before = parts.Count;
            AddParts(parts, partName, field.FieldType, argument, partPath);
            if (parts.Count == before && !field.FieldType.IsPointer && !field.FieldType.IsFunctionPointer)
                parts.Add(new EventField(partName, field.FieldType, argument, partPath));
        }
    }

    private static bool IsShownByFields(Type type)
        => type.IsValueType && !type.IsPrimitive && !type.IsEnum
            && !typeof(IFormattable).IsAssignableFrom(type)
            && Nullable.GetUnderlyingType(type) is null
            && !type.IsDefined(typeof(InlineArrayAttribute), inherit: false);

    /// <summary>Of an automatic property, as in records, the property's name.</summary>
    private static string NameOf(FieldInfo field)
        => field.Name.StartsWith('<') && field.Name.IndexOf('>') is > 1 and int end ? field.Name[1..end] : field.Name;

    private static Type TypeInEvent(Type type)
        => type == typeof(nint) ? typeof(long)
            : type == typeof(nuint) ? typeof(ulong)
            // EventPipe writes a bool of such an event in one byte, and TraceEvent reads four.
            : type.IsPrimitive && type != typeof(bool) ? type
            : typeof(string);
}
