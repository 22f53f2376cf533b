namespace RawTp;

/// <summary>The counters of the threads that have fired a tracepoint with programs attached, or waited for such.</summary>
/// <remarks>
/// A thread is held by its own static alone, so that it goes when it ends; its counters are held here as
/// well, so that nothing that an ended thread has counted is lost: once the thread is gone the counters can change no more,
/// and they are added to what ended threads left behind.
/// </remarks>
internal static class ReaderThreads
{
    private static readonly object s_lock = new();
    private static readonly List<Known> s_threads = [];
    private static readonly ThreadCounters s_ended = new();

    /// <summary>How long the list may get before ended threads are looked for: a constant share of work for each registration.</summary>
    private static int s_nextSweep = 16;

    /// <summary>How many threads are known; those that have ended go with the collections.</summary>
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
        using FiringLock held = new(s_lock);
        if (s_threads.Count >= s_nextSweep)
        {
            Sweep();
            s_nextSweep = Math.Max(16, 2 * s_threads.Count);
        }
        s_threads.Add(new Known(new WeakReference<ReaderThread>(thread), thread.Counters));
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
            if (known.Thread.TryGetTarget(out _))
                return false;
            s_ended.Add(known.Counters);
            return true;
        });

    /// <summary>A class, since lists of a struct are compiled anew in every process.</summary>
    private sealed class Known(WeakReference<ReaderThread> thread, ThreadCounters counters)
    {
        public readonly WeakReference<ReaderThread> Thread = thread;
        public readonly ThreadCounters Counters = counters;
    }
}
