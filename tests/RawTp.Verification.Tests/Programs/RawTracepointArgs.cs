using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>
/// Stands in for the runtime's own type, by which the analysis knows the arguments, and writes down everything that a program under test reads.
/// </summary>
public readonly ref struct RawTracepointArgs
{
    private readonly ReadRecorder _recorder;

    public RawTracepointArgs(ReadRecorder recorder) => _recorder = recorder;

    public int Count => _recorder.Values.Length;

    public ulong Cookie => 7;

    public ulong this[int index] => _recorder.Read(index, "Raw", null);

    public T Value<T>(int index) where T : unmanaged
    {
        ulong value = _recorder.Read(index, "Value", typeof(T));
        return Unsafe.As<ulong, T>(ref value);
    }

    public T Reference<T>(int index) where T : class?
    {
        _recorder.Read(index, "Reference", typeof(T));
        return null!;
    }

    public ref readonly T Ref<T>(int index)
    {
        _recorder.Read(index, "Ref", typeof(T));
        return ref Target<T>.Value;
    }

    public ReadOnlySpan<T> Span<T>(int index)
    {
        _recorder.Read(index, "Span", typeof(T));
        return default;
    }

    private static class Target<T>
    {
        [SuppressMessage("Usage", "CA2211:Non-constant fields should not be visible", Justification = "Its address is what Ref returns.")]
        public static T Value = default!;
    }
}
