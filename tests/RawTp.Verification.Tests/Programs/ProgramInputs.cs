using System.Diagnostics.CodeAnalysis;

namespace RawTp.Verification.Tests.Programs;

/// <summary>What programs under test read besides their arguments: other numbers on every run, of which the analysis knows nothing.</summary>
[SuppressMessage("Usage", "CA2211:Non-constant fields should not be visible", Justification = "Programs under test read and write them as a program reads and writes its host's state.")]
public static class Inputs
{
    public static int I;
    public static int J;
    public static long L;
    public static uint U;
    public static byte B;
    public static sbyte S;
    public static short H;
    public static ulong W;
    public static bool Flag;

    private static readonly int[] s_edges = [0, 1, 2, 3, 5, 7, 8, 11, 12, 13, 31, 32, 127, 128, 255, 256, int.MaxValue];

    /// <summary>Sets all of them: mostly to small numbers, that are indices or nearly so, and to those where types end.</summary>
    public static void Draw(Random random)
    {
        I = (int)Draw(random, int.MinValue);
        J = (int)Draw(random, int.MinValue);
        L = Draw(random, long.MinValue);
        U = (uint)Draw(random, uint.MaxValue);
        B = (byte)Draw(random, byte.MaxValue);
        S = (sbyte)Draw(random, sbyte.MinValue);
        H = (short)Draw(random, short.MinValue);
        W = (ulong)Draw(random, -1);
        Flag = random.Next(2) == 0;
    }

    /// <summary>One line that says which they were.</summary>
    public static string Describe() => $"I={I} J={J} L={L} U={U} B={B} S={S} H={H} W={W} Flag={Flag}";

    private static long Draw(Random random, long extreme)
        => random.Next(8) switch
        {
            0 => s_edges[random.Next(s_edges.Length)],
            1 => -s_edges[random.Next(s_edges.Length)],
            2 => extreme,
            3 => random.NextInt64(),
            _ => random.Next(-3, 15),
        };
}

/// <summary>Ends programs that would not end by themselves.</summary>
public static class Fuel
{
    private static int s_left;

    public static void Fill() => s_left = 300;

    /// <summary>Called on every turn of a loop and in every method that calls itself.</summary>
    public static void Burn()
    {
        if (--s_left < 0)
            throw new OutOfFuelException();
    }
}

/// <summary>Programs under test do not catch it.</summary>
public sealed class OutOfFuelException : Exception;
