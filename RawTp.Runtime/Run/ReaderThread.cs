using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>
/// What a thread shows of itself to <see cref="GracePeriod"/>: whether it is inside a firing. A reader in the sense of
/// userspace RCU; entering and leaving are plain stores to memory that no other thread writes.
/// </summary>
internal sealed unsafe class ReaderThread
{
    [ThreadStatic]
    private static ReaderThread? t_current;

    /// <summary>Odd while the thread is inside a firing; never the same odd number twice.</summary>
    private long _section;

    private RunFrame* _innermost;

    private volatile bool _waitsInside;

    public static ReaderThread Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => t_current ?? Create();
    }

    /// <summary>Whether the thread is inside a firing; only for the thread itself.</summary>
    public bool IsInside => _innermost != null;

    /// <summary>Whether the thread, from inside a program, waits for others to leave theirs.</summary>
    public bool WaitsInside
    {
        get => _waitsInside;
        set => _waitsInside = value;
    }

    public long Section => Volatile.Read(ref _section);

    public static bool IsSectionOpen(long section) => (section & 1) != 0;

    /// <returns>The firing on this thread that this one interrupts, or null.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RunFrame* Enter(RunFrame* frame)
    {
        RunFrame* outer = _innermost;
        frame->Outer = outer;
        _innermost = frame;
        if (outer == null)
            Volatile.Write(ref _section, _section + 1);
        return outer;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave(RunFrame* frame)
    {
        RunFrame* outer = frame->Outer;
        _innermost = outer;
        if (outer == null)
            Volatile.Write(ref _section, _section + 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ReaderThread Create()
    {
        var thread = new ReaderThread();
        GracePeriod.Register(thread);
        return t_current = thread;
    }
}
