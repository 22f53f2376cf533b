namespace RawTp;

/// <summary>
/// Waits until every thread that may still run a program as it was attached before has left it.
/// </summary>
/// <remarks>
/// <para>Why it holds, though readers issue no fence. A reader does</para>
/// <code>
/// R1  section = open           (ReaderMark.Enter, EnterOutermost)
/// R2  programs = tracepoint.Attached
///     ... runs them ...
/// R3  section = next, release  (ReaderMark.Leave, LeaveOutermost)
/// </code>
/// <para>and a detacher</para>
/// <code>
/// W1  tracepoint.Attached = programs without the one to go
/// W2  process-wide barrier
/// W3  reads every thread's section; then waits while one that was open is unchanged
/// </code>
/// <para>
/// W2 makes each thread of the process pass a full barrier at some point P between W1 and W3 (membarrier(2)
/// PRIVATE_EXPEDITED on Linux, FlushProcessWriteBuffers on Windows). If R1 comes before P, its store is visible at W3, and
/// the detacher waits until R3, whose release orders everything the program did before it. If R1 comes after P, so does R2, and
/// R2 reads what W1 wrote: the program that went is not run. R1 and R2 are volatile accesses, which the JIT does not reorder
/// among themselves; what the processor does to them is what W2 is for. A thread whose mark
/// W3 does not find got it later, under the same lock, and fires for the first time after W1.
/// </para>
/// <para>
/// Detachers that come together share: one that comes while a grace period is under way cannot use it, since its W1 may come
/// after that one's W2, but the next serves it and all others that wait for it. It reads the number of the last one that began
/// behind a full barrier of its own, so that W1 is visible before the next begins. A hundred threads that
/// dispose at once thus take two grace periods.
/// </para>
/// </remarks>
internal static unsafe class GracePeriod
{
    private static readonly object s_turn = new();
    private static long s_begun;
    private static long s_completed;

    /// <summary>How many there have been, shared ones once.</summary>
    public static long Completed => Volatile.Read(ref s_completed);

    /// <summary>
    /// Called from inside a program, it waits neither for the calling thread itself nor for one that waits inside a program
    /// likewise: the two would wait for each other for ever.
    /// </summary>
    /// <returns>Whether it waited for every run: not from inside a program.</returns>
    public static bool Wait()
    {
        ReaderMark* self = ReaderMark.Current;
        if (self->IsInside)
        {
            WaitInside(self);
            return false;
        }
        Interlocked.MemoryBarrier();
        long needed = Volatile.Read(ref s_begun) + 1;
        lock (s_turn)
        {
            if (s_completed >= needed)
                return true;
            long mine = s_begun + 1;
            Volatile.Write(ref s_begun, mine);
            WaitForAll(self);
            Volatile.Write(ref s_completed, mine);
            return true;
        }
    }

    /// <summary>Alone: whoever has the turn may be waiting for this thread to leave its program.</summary>
    private static void WaitInside(ReaderMark* self)
    {
        self->WaitsInside = true;
        try
        {
            WaitForAll(self);
        }
        finally
        {
            self->WaitsInside = false;
        }
    }

    private static void WaitForAll(ReaderMark* self)
    {
        Interlocked.MemoryBarrierProcessWide();
        // All are read before any is waited for: what begins meanwhile began after the barrier, and runs what is attached now.
        var inside = new List<(nint Mark, nint Section)>();
        foreach (nint mark in ReaderMarks.All)
        {
            nint section = ((ReaderMark*)mark)->Section;
            if (mark != (nint)self && ReaderMark.IsSectionOpen(section))
                inside.Add((mark, section));
        }
        foreach ((nint mark, nint section) in inside)
            WaitUntilLeft((ReaderMark*)mark, section, self);
    }

    private static void WaitUntilLeft(ReaderMark* other, nint section, ReaderMark* self)
    {
        var spin = new SpinWait();
        while (other->Section == section)
        {
            if ((self->WaitsInside && other->WaitsInside) || ProcessEnd.IsOverdue)
                return;
            spin.SpinOnce();
        }
    }
}
