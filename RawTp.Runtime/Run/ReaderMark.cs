using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawTp;

/// <summary>
/// What a thread shows of itself to <see cref="GracePeriod"/>: whether it is inside a firing. A reader in the sense of
/// userspace RCU; entering and leaving are plain stores to memory that no other thread writes.
/// </summary>
/// <remarks>
/// In native memory, by itself in its cache lines, since the run path finds it by a thread-static pointer: .NET keeps thread statics that are no references in
/// the thread's own block, three loads nearer than an object.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Size = CacheLine.PairBytes)]
internal unsafe struct ReaderMark
{
    /// <summary>The low bits of a section, free because frames are aligned. They count, so that a firing from the same frame is another section.</summary>
    private const nint Turns = 3;

    /// <summary>Inside a firing the address of the outermost one's frame, and outside nothing, but for the turn.</summary>
    private nint _section;

    /// <summary>Of the firings that interrupt another on this thread; null where none does.</summary>
    private RunFrame* _innermost;

    private volatile bool _waitsInside;

    /// <summary>The mark of the calling thread.</summary>
    public static ReaderMark* Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ReaderMark* mark = OfThread.Mark;
            return mark != null ? mark : CurrentOfThread();
        }
    }

    /// <summary>As other threads may read it.</summary>
    public nint Section => Volatile.Read(ref _section);

    /// <summary>Whether the thread is inside a firing; only for the thread itself.</summary>
    public readonly bool IsInside => IsSectionOpen(_section);

    /// <summary>Whether the thread, from inside a program, waits for others to leave theirs.</summary>
    public bool WaitsInside
    {
        readonly get => _waitsInside;
        set => _waitsInside = value;
    }

    private readonly RunFrame* Outermost => (RunFrame*)(_section & ~Turns);

    public static bool IsSectionOpen(nint section) => (nuint)section > (nuint)Turns;

    /// <summary>
    /// Makes it the calling thread's, unless that has one: .NET has let go of the thread, and a firing may be under way that ends by the mark that it began with.
    /// </summary>
    public static void Assign(ReaderMark* mark)
    {
        if (OfThread.Mark == null)
            OfThread.Mark = mark;
    }

    /// <summary>Where no firing is under way on the thread.</summary>
    /// <param name="frame">It need not say what it interrupts, which is nothing.</param>
    /// <param name="section">The section, as the thread has just read it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EnterOutermost(RunFrame* frame, nint section) => Volatile.Write(ref _section, section | (nint)frame);

    /// <param name="section">What <see cref="EnterOutermost"/> was given.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LeaveOutermost(nint section) => Volatile.Write(ref _section, (section + 1) & Turns);

    /// <summary>Notes in the frame which firing on this thread it interrupts, or null.</summary>
    public void Enter(RunFrame* frame)
    {
        if (!IsInside)
        {
            frame->Outer = null;
            EnterOutermost(frame, _section);
            return;
        }
        if (_innermost == null)
        {
            _innermost = Outermost;
            _innermost->Outer = null;
        }
        frame->Outer = _innermost;
        _innermost = frame;
    }

    public void Leave(RunFrame* frame)
    {
        if (frame == Outermost)
            LeaveOutermost(_section & Turns);
        else
            _innermost = frame->Outer == Outermost ? null : frame->Outer;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ReaderMark* CurrentOfThread() => ReaderThread.Current.Mark;

    /// <summary>Apart from everything else, since a class with a thread static that is a reference, or with an initialiser, is not kept in the thread's own block.</summary>
    private static class OfThread
    {
        [ThreadStatic]
        public static ReaderMark* Mark;
    }
}
