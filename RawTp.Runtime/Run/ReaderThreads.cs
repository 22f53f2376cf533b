namespace RawTp;

/// <summary>The threads that have fired a tracepoint with programs attached, or waited for such.</summary>
/// <remarks>
/// A thread's mark is held by the thread's own static alone, so that it goes with the thread; its counters are held here as
/// well, so that nothing that an ended thread has counted is lost: once the mark is gone the counters can change no more,
/// and they are added to what ended threads left behind.
/// </remarks>
internal static class ReaderThreads
{
    private static readonly object s_lock = new();
    private static readonly List<Known> s_threads = [];
    private static readonly ThreadCounters s_ended = new();

    /// <summary>How long the list may get before the marks of ended threads are looked for: a constant share of work for each registration.</summary>
    private static int s_nextSweep = 16;

    /// <summary>How many marks are known; of threads that have ended they go with the collections.</summary>
    public static int Count
    {
        get
        {
            lock (s_lock)
            {
                Sweep();
                return s_threads.Count;
            }
        }
    }

    public static void Register(ReaderThread thread)
    {
        lock (s_lock)
        {
            if (s_threads.Count >= s_nextSweep)
            {
                Sweep();
                s_nextSweep = Math.Max(16, 2 * s_threads.Count);
            }
            s_threads.Add(new Known(new WeakReference<ReaderThread>(thread), thread.Counters));
        }
    }

    /// <summary>The marks of all threads that live.</summary>
    public static List<ReaderThread> Living()
    {
        lock (s_lock)
        {
            var living = new List<ReaderThread>(s_threads.Count);
            foreach (Known known in s_threads)
            {
                if (known.Mark.TryGetTarget(out ReaderThread? thread))
                    living.Add(thread);
            }
            return living;
        }
    }

    /// <summary>What has been counted for a program since the process began, by threads that live and by those that ended.</summary>
    public static ProgramCounters Total(int programId)
    {
        lock (s_lock)
        {
            ProgramCounters total = s_ended.Read(programId);
            foreach (Known known in s_threads)
                total = total.Plus(known.Counters.Read(programId));
            return total;
        }
    }

    private static void Sweep()
        => s_threads.RemoveAll(static known =>
        {
            if (known.Mark.TryGetTarget(out _))
                return false;
            s_ended.Add(known.Counters);
            return true;
        });

    /// <summary>A class, since lists of a struct are compiled anew in every process.</summary>
    private sealed class Known(WeakReference<ReaderThread> mark, ThreadCounters counters)
    {
        public readonly WeakReference<ReaderThread> Mark = mark;
        public readonly ThreadCounters Counters = counters;
    }
}
