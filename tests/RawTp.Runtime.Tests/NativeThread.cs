using System.Runtime.InteropServices;

namespace RawTp.Tests;

/// <summary>Threads that the runtime has not made and first sees when they call in.</summary>
internal static unsafe partial class NativeThread
{
    [LibraryImport("libc", EntryPoint = "pthread_create")]
    public static partial int Create(out nint thread, nint attributes, delegate* unmanaged<nint, nint> start, nint argument);

    [LibraryImport("libc", EntryPoint = "pthread_join")]
    public static partial int Join(nint thread, nint result);
}
