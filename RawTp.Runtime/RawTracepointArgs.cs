using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>
/// The arguments of one firing, as a program sees them: the context of a raw tracepoint program in the kernel
/// (<c>struct bpf_raw_tracepoint_args</c>). Valid until the program returns.
/// </summary>
/// <remarks>
/// Which argument is read as what is proven in the editor and once more when the program is attached, so the typed reads
/// check the index only.
/// </remarks>
public readonly unsafe ref struct RawTracepointArgs
{
    private readonly RunFrame* _frame;

    internal RawTracepointArgs(RunFrame* frame) => _frame = frame;

    /// <summary>How many arguments the tracepoint has: 0 to 12.</summary>
    public int Count => _frame->Count;

    /// <summary>The number given to <see cref="RawTracepoint.Open(RawTracepointProgram, ulong)"/>: <c>bpf_get_attach_cookie</c>.</summary>
    public ulong Cookie => _frame->Running.Cookie;

    /// <summary>
    /// The argument as 64 raw bits. A narrower value is zero-extended: a <see langword="short"/> -1 is 65535 here, and -1 again as <c>(short)args[i]</c>.
    /// </summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    public ulong this[int index] => *Slot(index);

    /// <summary>The argument narrowed to the low <c>sizeof(T)</c> bytes, as the declared type of a value argument.</summary>
    /// <typeparam name="T">A type of at most 8 bytes.</typeparam>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is larger than 8 bytes; such an argument is read with <see cref="Ref{T}"/>.</exception>
    public T Value<T>(int index) where T : unmanaged
    {
        if (sizeof(T) > sizeof(ulong))
            ThrowTooLarge(typeof(T), sizeof(T));
        // Read in memory at its own width: where a ulong local is narrowed in a register, RyuJIT (x64, 8.0 to 10.0) can lose its upper half.
        return *(T*)Slot(index);
    }

    /// <summary>The argument as the object, string, array or delegate that it is.</summary>
    /// <typeparam name="T">The parameter's type, or one that it converts to.</typeparam>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    public T Reference<T>(int index) where T : class? => Unsafe.AsRef<T>((void*)*Slot(index));

    /// <summary>The variable behind an <c>in</c> or <c>ref readonly</c> argument, or behind a struct of more than 8 bytes.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <returns>The variable itself, not a copy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    public ref readonly T Ref<T>(int index) => ref Span<T>(index)[0];

#pragma warning disable CS8500 // A pointer to a managed type: the span lies on the stack of the thread that fires, as BpfTrace.AddressOf explains.
    /// <summary>The argument as the span that it is; a <see cref="System.Span{T}"/> argument can be read, too.</summary>
    /// <typeparam name="T">The span's element type.</typeparam>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <returns>The span.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    public ReadOnlySpan<T> Span<T>(int index) => *(ReadOnlySpan<T>*)*Slot(index);

    /// <summary>What typed programs with a parameter of type <see cref="System.Span{T}"/> read it with.</summary>
    internal Span<T> WritableSpan<T>(int index) => *(Span<T>*)*Slot(index);
#pragma warning restore CS8500

    private ulong* Slot(int index)
    {
        RunFrame* frame = _frame;
        if ((uint)index >= (uint)frame->Count)
            ThrowNoSuchArgument(index, frame->Count);
        return frame->Args + index;
    }

    [DoesNotReturn]
    private static void ThrowNoSuchArgument(int index, int count)
        => throw new ArgumentOutOfRangeException(nameof(index), index, $"The tracepoint has {count} arguments, so there is no args[{index}].");

    [DoesNotReturn]
    private static void ThrowTooLarge(Type type, int size)
        => throw new NotSupportedException($"{type.Name} has {size} bytes, and an argument that is passed as a value has at most 8: read it with Ref<{type.Name}>.");
}
