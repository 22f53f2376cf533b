using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>Room that keeps what a thread writes at every firing from the cache lines of whatever lies before it.</summary>
internal abstract class CacheLinePadding
{
    /// <summary>Two lines, since processors fetch them in pairs.</summary>
    public const int Bytes = 128;

    [InlineArray(Bytes)]
    protected struct Room { private byte _first; }

    protected Room Before;
}

/// <summary>
/// What a thread shows of itself to <see cref="GracePeriod"/>: whether it is inside a firing. A reader in the sense of
/// userspace RCU; entering and leaving are plain stores to memory that no other thread writes.
/// </summary>
internal abstract unsafe class ReaderMark : CacheLinePadding
{
    /// <summary>Odd while the thread is inside a firing; never the same odd number twice.</summary>
    private long _section;

    /// <summary>While the section is odd; what is left in it afterwards means nothing.</summary>
    private RunFrame* _innermost;

    private volatile bool _waitsInside;

    /// <summary>Whether the thread is inside a firing; only for the thread itself.</summary>
    public bool IsInside => IsSectionOpen(_section);

    /// <summary>Whether the thread, from inside a program, waits for others to leave theirs.</summary>
    public bool WaitsInside
    {
        get => _waitsInside;
        set => _waitsInside = value;
    }

    public long Section => Volatile.Read(ref _section);

    public static bool IsSectionOpen(long section) => (section & 1) != 0;

    /// <summary>Notes in the frame which firing on this thread it interrupts, or null.</summary>
    /// <returns>The section before: open where this firing interrupts another.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Enter(RunFrame* frame)
    {
        long section = _section;
        if (IsSectionOpen(section))
        {
            frame->Outer = _innermost;
            _innermost = frame;
        }
        else
        {
            frame->Outer = null;
            _innermost = frame;
            Volatile.Write(ref _section, section + 1);
        }
        return section;
    }

    public void Leave(RunFrame* frame)
    {
        RunFrame* outer = frame->Outer;
        if (outer == null)
            Volatile.Write(ref _section, _section + 1);
        else
            _innermost = outer;
    }

    /// <summary>The same where it is known that no other firing was interrupted, and what <see cref="Enter"/> has returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LeaveOutermost(long section) => Volatile.Write(ref _section, section + 2);
}

/// <summary>The mark of one thread, and its counters.</summary>
internal sealed class ReaderThread : ReaderMark
{
    [ThreadStatic]
    private static ReaderThread? t_current;

#pragma warning disable CS0169, IDE0051, IDE0052 // Takes room; see CacheLinePadding.
    private readonly Room _behind;
#pragma warning restore CS0169, IDE0051, IDE0052

    private ReaderThread()
    {
    }

    public static ReaderThread Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => t_current ?? Create();
    }

    /// <summary>Outlives the thread until <see cref="ReaderThreads"/> has added it to the totals.</summary>
    public ThreadCounters Counters { get; } = new();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ReaderThread Create()
    {
        var thread = new ReaderThread();
        ReaderThreads.Register(thread);
        return t_current = thread;
    }
}
