using System.Runtime.CompilerServices;

namespace RawTp;

public static unsafe partial class BpfTrace
{
    /// <summary>
    /// <c>CAST_TO_U64</c> (include/trace/bpf_probe.h): the value's memory image, reinterpreted as the unsigned integer of its
    /// size and zero-extended, never sign-extended. Unlike the kernel's it also takes sizes of 3, 5, 6 and 7 bytes.
    /// </summary>
    /// <typeparam name="T">A type of at most 8 bytes.</typeparam>
    /// <param name="value">The argument.</param>
    /// <returns>The widened argument.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong CastToU64<T>(T value) where T : unmanaged
    {
        if (sizeof(T) == 1) return Unsafe.BitCast<T, byte>(value);
        if (sizeof(T) == 2) return Unsafe.BitCast<T, ushort>(value);
        if (sizeof(T) == 4) return Unsafe.BitCast<T, uint>(value);
        if (sizeof(T) == 8) return Unsafe.BitCast<T, ulong>(value);
        if (sizeof(T) > 8) throw new NotSupportedException();
        ulong image = 0;
        *(T*)&image = value;
        return image;
    }

    /// <summary>A pointer or function pointer.</summary>
    /// <param name="value">The argument.</param>
    /// <returns>The widened argument.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong CastToU64(void* value) => (nuint)value;

    /// <summary>
    /// The address of the caller's own copy of a reference or of a span: a place on the stack, so it does not move,
    /// and the collector keeps what it holds alive and up to date until the caller returns.
    /// </summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="argument">A parameter or local of the shim, or a parameter of <c>BpfTraceRunN</c>.</param>
    /// <returns>The address.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AddressOf<T>(ref readonly T argument) where T : class?
        => (nuint)Unsafe.AsPointer(ref Unsafe.AsRef(in argument));

#pragma warning disable CS8500 // The address of a managed type: what it is for. See above for why it is safe.
    /// <inheritdoc cref="AddressOf{T}(ref readonly T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AddressOf<T>(ref readonly ReadOnlySpan<T> argument)
    {
        fixed (ReadOnlySpan<T>* address = &argument)
            return (nuint)address;
    }

    /// <inheritdoc cref="AddressOf{T}(ref readonly T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AddressOf<T>(ref readonly Span<T> argument)
    {
        fixed (Span<T>* address = &argument)
            return (nuint)address;
    }
#pragma warning restore CS8500

    /// <summary>What typed programs read a parameter of type <see cref="Span{T}"/> with.</summary>
    /// <typeparam name="T">The span's element type.</typeparam>
    /// <param name="args">The program's arguments.</param>
    /// <param name="index">Which of them.</param>
    /// <returns>The span.</returns>
    public static Span<T> WritableSpan<T>(RawTracepointArgs args, int index) => args.WritableSpan<T>(index);
}
