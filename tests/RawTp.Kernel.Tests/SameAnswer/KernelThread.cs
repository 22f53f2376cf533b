using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace RawTp.Kernel.Tests.SameAnswer;

/// <summary>The calling thread's name; setting it fires the kernel's <c>task_rename</c>.</summary>
internal static partial class KernelThread
{
    private const int NameSize = 16;
    private const int SetName = 15;
    private const int GetName = 16;

    public static unsafe byte[] Name
    {
        get
        {
            var name = new byte[NameSize];
            fixed (byte* start = name)
                Control(GetName, start);
            return name;
        }
        set
        {
            fixed (byte* start = value)
                Control(SetName, start);
        }
    }

    /// <summary>Sets a name of the eight bytes of <paramref name="mark"/>, and the former one again.</summary>
    /// <param name="mark">Without a zero byte, which would end the name.</param>
    public static void RenameBriefly(ulong mark)
    {
        byte[] before = Name;
        var marked = new byte[NameSize];
        BinaryPrimitives.WriteUInt64LittleEndian(marked, mark);
        Name = marked;
        Name = before;
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static unsafe partial int Control(int option, byte* argument);
}
