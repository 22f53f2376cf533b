namespace RawTp;

/// <summary>Reads an argument as an object, for observers that know no types. Allocates: only while somebody observes.</summary>
/// <returns>The value, boxed; the reference; or, where it can be neither, what there is to say of it.</returns>
internal delegate object? ArgumentReading(RawTracepointArgs args, int index);

/// <summary>The readings that the makers of arguments choose from: they know the type, so that no reflection is needed.</summary>
internal static class ArgumentReadings
{
    public static readonly ArgumentReading OfPointer = static (args, index) => $"0x{args[index]:x}";

    public static readonly ArgumentReading OfReference = static (args, index) => args.Reference<object?>(index);

    public static ArgumentReading? OfValue<T>() where T : unmanaged => TracepointEventSource.IsSwitchedOn ? ValueReading<T>.Instance : null;

    public static ArgumentReading? OfRef<T>() => TracepointEventSource.IsSwitchedOn ? RefReading<T>.Instance : null;

    // Statics of types made of T, so that they live as long as the assembly that T is from.

    private static class ValueReading<T> where T : unmanaged
    {
        public static readonly ArgumentReading Instance = static (args, index) => args.Value<T>(index);
    }

    private static class RefReading<T>
    {
        public static readonly ArgumentReading Instance = static (args, index) => args.Ref<T>(index);
    }
}
