namespace RawTp;

/// <summary>
/// Waits until every thread that may still run a program as it was attached before has left it.
/// </summary>
/// <remarks>
/// <para>Why it holds, though readers issue no fence. A reader does</para>
/// <code>
/// R1  section = odd            (ReaderThread.Enter)
/// R2  programs = tracepoint.Attached
///     ... runs them ...
/// R3  section = even, release  (ReaderThread.Leave)
/// </code>
/// <para>and a detacher</para>
/// <code>
/// W1  tracepoint.Attached = programs without the one to go
/// W2  process-wide barrier
/// W3  reads every thread's section; waits while one is odd and unchanged
/// </code>
/// <para>
/// W2 makes each thread of the process pass a full barrier at some point P between W1 and W3 (membarrier(2)
/// PRIVATE_EXPEDITED on Linux, FlushProcessWriteBuffers on Windows). If R1 comes before P, its store is visible at W3, and
/// the detacher waits until R3, whose release orders everything the program did before it. If R1 comes after P, so does R2, and
/// R2 reads what W1 wrote: the program that went is not run. R1 and R2 are volatile accesses, which the JIT does not reorder
/// among themselves; what the processor does to them is what W2 is for. A thread that registers during the wait fires for the
/// first time after W1, under the same lock.
/// </para>
/// </remarks>
internal static class GracePeriod
{
    private static readonly object s_lock = new();

    /// <summary>Weak, so that a thread's mark goes with its thread.</summary>
    private static readonly List<WeakReference<ReaderThread>> s_threads = [];

    public static void Register(ReaderThread thread)
    {
        lock (s_lock)
        {
            s_threads.RemoveAll(static known => !known.TryGetTarget(out _));
            s_threads.Add(new WeakReference<ReaderThread>(thread));
        }
    }

    /// <summary>Called from inside a program, it does not wait for the calling thread itself.</summary>
    public static void Wait()
    {
        ReaderThread self = ReaderThread.Current;
        Interlocked.MemoryBarrierProcessWide();
        self.WaitsInside = self.IsInside;
        foreach (ReaderThread thread in Threads())
        {
            if (thread != self)
                WaitUntilLeft(thread, self);
        }
        self.WaitsInside = false;
    }

    private static List<ReaderThread> Threads()
    {
        lock (s_lock)
        {
            var threads = new List<ReaderThread>(s_threads.Count);
            foreach (WeakReference<ReaderThread> known in s_threads)
            {
                if (known.TryGetTarget(out ReaderThread? thread))
                    threads.Add(thread);
            }
            return threads;
        }
    }

    private static void WaitUntilLeft(ReaderThread thread, ReaderThread self)
    {
        long section = thread.Section;
        if (!ReaderThread.IsSectionOpen(section))
            return;
        var spin = new SpinWait();
        while (thread.Section == section)
        {
            // Two programs that each dispose a link the other runs would wait for each other for ever.
            if (self.WaitsInside && thread.WaitsInside)
                return;
            spin.SpinOnce();
        }
    }
}
