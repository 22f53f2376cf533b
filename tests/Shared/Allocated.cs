using System.Numerics;

namespace RawTp.Tests;

/// <summary>What the calling thread has allocated.</summary>
internal static class Allocated
{
    private const int LeastEntries = 128;
    private const int MostEntries = 4096;

    /// <summary>In bytes, without the runtime's cache of casts, which any thread may have to replace by a larger one, in the midst of a loop that casts nothing.</summary>
    /// <remarks>
    /// That is one array, of 24 bytes for each of 2^n entries and one more, and was seen in one of some thousand measurements: 6,192, 12,336 and 49,200 bytes, with no
    /// collection meanwhile. Ten thousand calls that allocate are above the largest.
    /// </remarks>
    /// <param name="before"><see cref="GC.GetAllocatedBytesForCurrentThread"/> before what is measured.</param>
    public static long Since(long before)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return IsCacheOfCasts(bytes) ? 0 : bytes;
    }

    private static bool IsCacheOfCasts(long bytes)
    {
        (long entries, long rest) = Math.DivRem(bytes, 24);
        entries -= 2;
        return rest == 0 && entries is >= LeastEntries and <= MostEntries && BitOperations.IsPow2(entries);
    }
}
