using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawTp.Kernel.Tests.Bpf;

/// <summary>The commands of bpf(2) that the tests use: enum bpf_cmd (include/uapi/linux/bpf.h).</summary>
internal enum BpfCommand
{
    MapCreate = 0,
    ProgramLoad = 5,
    ProgramTestRun = 10,
    RawTracepointOpen = 17,
    MapLookupAndDelete = 21,
}

/// <summary>bpf(2), for which the C library has no function of its own.</summary>
internal static partial class BpfSyscall
{
    /// <summary>Runs a command on its part of union bpf_attr.</summary>
    /// <returns>What the kernel returned: a file descriptor or zero, negative with <paramref name="errno"/> set on failure.</returns>
    public static unsafe int Run<T>(BpfCommand command, ref T attributes, out Errno errno) where T : unmanaged
    {
        fixed (T* pointer = &attributes)
        {
            nint result = SystemCall(Number, (nint)command, pointer, (nuint)Unsafe.SizeOf<T>());
            errno = result < 0 ? (Errno)Marshal.GetLastPInvokeError() : Errno.None;
            return (int)result;
        }
    }

    /// <summary>The number of bpf(2) on this processor, where the tests know it.</summary>
    public static bool IsKnownHere => RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    private static nint Number => RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 321 : 280;

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static unsafe partial nint SystemCall(nint number, nint command, void* attributes, nuint size);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);
}
