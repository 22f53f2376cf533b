using System.Numerics;

namespace RawTp.Kernel.Tests.Catalogue;

/// <summary>The 64-bit words that tracepoints are fired with, each chosen to betray a wrong widening.</summary>
internal static class BitPatterns
{
    /// <summary>The same word for every argument.</summary>
    private static readonly ulong[] s_alike =
    [
        ulong.MaxValue,      // -1 of every width: sign extension shows in the upper bytes
        0x8000000080008080,  // the least value of every width
        0x7fffffff7fff7f7f,  // the greatest
        0xaaaaaaaaaaaaaaaa,
        0x5555555555555555,
        0xffffffff00000000,  // nothing but what has to go
        0x00000000ffffffff,
        0,
    ];

    /// <summary>What a tracepoint of that many arguments is fired with, one row per firing.</summary>
    public static IEnumerable<ulong[]> ForArity(int arguments)
    {
        foreach (ulong word in s_alike)
            yield return Row(arguments, _ => word);

        // All different, so that no argument passes for another.
        yield return Row(arguments, i => BitOperations.RotateLeft(0xf123456789abcdef, 4 * i));
        yield return Row(arguments, i => BitOperations.RotateLeft(0x8091a2b3c4d5e6f7, 60 * i));

        // One argument of ones between zeros, and the reverse: bits that run over into a neighbour.
        for (int one = 0; one < arguments; one++)
        {
            yield return Row(arguments, i => i == one ? ulong.MaxValue : 0);
            yield return Row(arguments, i => i == one ? 0 : ulong.MaxValue);
        }
    }

    private static ulong[] Row(int arguments, Func<int, ulong> word) => [.. Enumerable.Range(0, arguments).Select(word)];
}
