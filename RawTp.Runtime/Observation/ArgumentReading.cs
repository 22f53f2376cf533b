namespace RawTp;

/// <summary>Reads an argument as an object, for observers that know no types. Allocates: only while somebody observes.</summary>
/// <returns>The value, boxed; the reference; or, where it can be neither, what there is to say of it.</returns>
internal delegate object? ArgumentReading(RawTracepointArgs args, int index);

/// <summary>The readings that the makers of arguments choose from: they know the type, so that no reflection is needed here.</summary>
internal static class ArgumentReadings
{
    public static object? Value<T>(RawTracepointArgs args, int index) where T : unmanaged => args.Value<T>(index);

    public static object? Pointer(RawTracepointArgs args, int index) => $"0x{args[index]:x}";

    public static object? Reference(RawTracepointArgs args, int index) => args.Reference<object?>(index);

    public static object? Ref<T>(RawTracepointArgs args, int index) => args.Ref<T>(index);

    public static ArgumentReading Span(Type span) => new SpanReading(span.GenericTypeArguments[0]).Read;
}
