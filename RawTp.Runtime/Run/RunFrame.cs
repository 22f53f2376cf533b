using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawTp;

/// <summary>One firing on the stack of the thread that fires: this header, and right behind it the widened arguments.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct RunFrame
{
    /// <summary>
    /// The firing on this thread that the present one interrupted, because a program fired a tracepoint; null in the outermost one, which
    /// writes it no sooner than somebody may read it.
    /// </summary>
    public RunFrame* Outer;

    /// <summary>What runs now.</summary>
    public RunningProgram Running;

    public int Count;

    public readonly ulong* Args => (ulong*)((RunFrame*)Unsafe.AsPointer(ref Unsafe.AsRef(in this)) + 1);

    /// <summary>Whether the program runs in <paramref name="innermost"/> or in a firing that it interrupted.</summary>
    public static bool IsRunning(RunFrame* innermost, int programId)
    {
        for (RunFrame* frame = innermost; frame != null; frame = frame->Outer)
        {
            if (frame->Running.ProgramId == programId)
                return true;
        }
        return false;
    }
}
