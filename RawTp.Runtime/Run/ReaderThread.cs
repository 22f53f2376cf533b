using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>A thread that has fired a tracepoint with programs attached, or waited for such: its mark, and its counters.</summary>
internal sealed unsafe class ReaderThread
{
    [ThreadStatic]
    private static ReaderThread? t_current;

    private ReaderThread() => Mark = ReaderMarks.Take();

    ~ReaderThread()
    {
        // There is none where its constructor found no memory.
        if (Mark != null)
            ReaderMarks.Return(Mark);
    }

    public static ReaderThread Current => t_current ?? Create();

    public ReaderMark* Mark { get; }

    /// <summary>Outlives the thread until <see cref="ReaderThreads"/> has added it to the totals.</summary>
    public ThreadCounters Counters { get; } = new();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ReaderThread Create()
    {
        var thread = new ReaderThread();
        ReaderThreads.Register(thread);
        // Held before its mark is in use, which goes to another thread some time after nobody holds it.
        t_current = thread;
        ReaderMark.Assign(thread.Mark);
        return thread;
    }
}
