using System.Runtime.CompilerServices;

namespace RawTp.Everywhere;

/// <summary>The call site whose machine code the tests read.</summary>
internal static partial class CallSite
{
    [TracePoint("site_passed")]
    private static partial void Passed(uint number);

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static uint FireOnce(uint number)
    {
        Passed(number);
        return number * 3;
    }

    public static void ReturnsWhatItComputes() => Expect.Equal(21u, FireOnce(7), "What is returned");

    /// <summary>Called often, with pauses in which a JIT's background thread compiles the next tier.</summary>
    public static void Warm()
    {
        for (int round = 0; round < 20; round++)
        {
            for (uint number = 0; number < 100; number++)
                Expect.Equal(3 * number, FireOnce(number), "What is returned");
            Thread.Sleep(50);
        }
    }
}
