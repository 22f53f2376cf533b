namespace RawTp;

/// <summary>Reads an argument as an object, for observers that know no types. Allocates: only while somebody observes.</summary>
/// <returns>The value, boxed; the reference; or, where it can be neither, what there is to say of it.</returns>
internal delegate object? ArgumentReading(RawTracepointArgs args, int index);

/// <summary>
/// The readings that the makers of arguments choose from: they know the type, so that no reflection is needed. They are handed on as pointers: a delegate
/// would be made, and its method compiled, for each type of argument that a tracepoint has when it is first opened, and nearly always for nobody.
/// </summary>
internal static class ArgumentReadings
{
    public static object? OfPointer(RawTracepointArgs args, int index) => $"0x{args[index]:x}";

    public static object? OfReference(RawTracepointArgs args, int index) => args.Reference<object?>(index);

    public static object? OfValue<T>(RawTracepointArgs args, int index) where T : unmanaged => args.Value<T>(index);

    public static object? OfRef<T>(RawTracepointArgs args, int index) => args.Ref<T>(index);
}
