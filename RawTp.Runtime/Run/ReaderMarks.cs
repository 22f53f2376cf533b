using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RawTp;

/// <summary>The marks of all threads: as many as have lived at a time, since that of a thread that has ended is given again.</summary>
/// <remarks>
/// A native library may call managed code once more at the very end of a thread, when .NET has let go of it. Such a thread still finds the pointer to its mark, and
/// sets it. Therefore marks are never freed, and grace periods look at those that rest, too; and they rest before another thread gets them.
/// </remarks>
internal static unsafe class ReaderMarks
{
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(30);

    private static readonly object s_lock = new();
    private static readonly List<nint> s_all = [];
    private static readonly Queue<(nint Mark, long Since)> s_resting = new();

    /// <summary>Of threads that live, and of those that do not. A thread whose mark is missing has not fired before.</summary>
    public static nint[] All
    {
        get
        {
            lock (s_lock)
                return [.. s_all];
        }
    }

    /// <returns>A mark that says that its thread is outside.</returns>
    public static ReaderMark* Take() => Take(s_rest);

    public static ReaderMark* Take(TimeSpan rest)
    {
        using FiringLock held = new(s_lock);
        if (s_resting.TryPeek(out (nint Mark, long Since) first) && Stopwatch.GetElapsedTime(first.Since) >= rest)
        {
            s_resting.Dequeue();
        }
        else
        {
            first.Mark = (nint)NativeMemory.AlignedAlloc((nuint)sizeof(ReaderMark), CacheLine.PairBytes);
            s_all.Add(first.Mark);
        }
        var mark = (ReaderMark*)first.Mark;
        *mark = default;
        return mark;
    }

    /// <summary>Of a thread that has ended.</summary>
    public static void Return(ReaderMark* mark)
    {
        lock (s_lock)
            s_resting.Enqueue(((nint)mark, Stopwatch.GetTimestamp()));
    }
}
