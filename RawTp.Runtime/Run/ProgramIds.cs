namespace RawTp;

/// <summary>
/// Gives programs their ids: small numbers, by which threads count without holding the program. Tracepoints have such ids for what is
/// counted for them. The id of a program that was collected with its assembly is given again, so that loading and unloading for ever takes no more room than doing it once.
/// </summary>
internal static class ProgramIds
{
    private static readonly object s_lock = new();

    /// <summary>By id; there is no 0. Tracking resurrection: a finaliser of the program's assembly may still run it.</summary>
    private static WeakReference?[] s_programs = new WeakReference?[16];

    /// <summary>The first <see cref="s_freeCount"/> are those that can be given; before the ids were all given once, those from <see cref="s_next"/> on as well.</summary>
    private static int[] s_free = [];
    private static int s_freeCount;
    private static int s_next = 1;

    /// <summary>How many ids there are to give, in use or not.</summary>
    public static int Capacity => s_programs.Length;

    /// <param name="counted">The program or the tracepoint's counters.</param>
    /// <param name="before">What has been counted under the id for programs that are gone.</param>
    /// <returns>The id.</returns>
    public static int Assign(object counted, out ProgramCounters before)
    {
        lock (s_lock)
        {
            int id = Take();
            s_programs[id] = new WeakReference(counted, trackResurrection: true);
            before = ReaderThreads.Total(id);
            return id;
        }
    }

    private static int Take()
    {
        if (s_freeCount == 0 && s_next == s_programs.Length)
            FindFree();
        return s_freeCount > 0 ? s_free[--s_freeCount] : s_next++;
    }

    /// <summary>Looks at all ids only when there are none left, and makes sure that it will not have to soon.</summary>
    private static void FindFree()
    {
        s_free = new int[s_programs.Length];
        for (int id = 1; id < s_programs.Length; id++)
        {
            if (s_programs[id] is { IsAlive: false })
                s_free[s_freeCount++] = id;
        }
        if (s_freeCount < s_programs.Length / 2)
            Array.Resize(ref s_programs, 2 * s_programs.Length);
    }
}
