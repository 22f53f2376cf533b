using System.Runtime.InteropServices;

namespace RawTp;

/// <summary>
/// What a firing's frame knows of the link whose program runs: numbers, since storing a reference would cost a write barrier for each program, and 16 bytes of
/// them, which are copied with one load and one store.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RunningProgram(RawTracepointLink link, int programId)
{
    public ulong Cookie = link.Cookie;

    public int ProgramId = programId;

    /// <summary>The low half of the link's id: what tells a handler which of a tracepoint's programs threw.</summary>
    public int Link = unchecked((int)link.Id);
}
