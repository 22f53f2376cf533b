using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawTp;

/// <summary>One firing on the stack of the thread that fires: this header, and right behind it the widened arguments.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct RunFrame
{
    /// <summary>The firing on this thread that the present one interrupted, because a program fired a tracepoint.</summary>
    public RunFrame* Outer;

    /// <summary>Of the link whose program runs now.</summary>
    public ulong Cookie;

    /// <summary>Id of the program that runs now: a number, since storing a reference would cost a write barrier for each program.</summary>
    public int ProgramId;

    /// <summary>Where in the array of programs that one is: what a handler knows of the loop that threw.</summary>
    public int Position;

    public int Count;

    public readonly ulong* Args => (ulong*)((RunFrame*)Unsafe.AsPointer(ref Unsafe.AsRef(in this)) + 1);

    /// <summary>Whether the program runs in <paramref name="innermost"/> or in a firing that it interrupted.</summary>
    public static bool IsRunning(RunFrame* innermost, int programId)
    {
        for (RunFrame* frame = innermost; frame != null; frame = frame->Outer)
        {
            if (frame->ProgramId == programId)
                return true;
        }
        return false;
    }
}
