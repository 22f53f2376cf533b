namespace RawTp;

/// <summary>
/// Gives programs their ids: small numbers, by which threads count without holding the program. Tracepoints have such ids for what is
/// counted for them. The id of a program that was collected with its assembly is given again, so that loading and unloading for ever takes no more room than doing it once.
/// </summary>
internal static class ProgramIds
{
    private static readonly object s_lock = new();

    /// <summary>By id. Tracking resurrection: a finaliser of the program's assembly may still run it.</summary>
    private static WeakReference<object>?[] s_programs = new WeakReference<object>?[16];

    private static readonly Queue<int> s_free = new(Enumerable.Range(1, s_programs.Length - 1));

    /// <summary>How many ids there are to give, in use or not.</summary>
    public static int Capacity => s_programs.Length;

    /// <returns>The id, and what has been counted under it for programs that are gone.</returns>
    public static (int Id, ProgramCounters Before) Assign(object counted)
    {
        lock (s_lock)
        {
            if (s_free.Count == 0)
                FindFree();
            int id = s_free.Dequeue();
            s_programs[id] = new WeakReference<object>(counted, trackResurrection: true);
            return (id, ReaderThreads.Total(id));
        }
    }

    /// <summary>Looks at all ids only when there are none left, and makes sure that it will not have to soon.</summary>
    private static void FindFree()
    {
        for (int id = 1; id < s_programs.Length; id++)
        {
            if (s_programs[id] is { } program && !program.TryGetTarget(out _))
                s_free.Enqueue(id);
        }
        if (s_free.Count >= s_programs.Length / 2)
            return;
        int capacity = s_programs.Length;
        Array.Resize(ref s_programs, 2 * capacity);
        for (int id = capacity; id < s_programs.Length; id++)
            s_free.Enqueue(id);
    }
}
