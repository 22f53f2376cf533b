using RawTp.Tests;

namespace RawTp.Everywhere;

/// <summary>Exactly 0 bytes per firing.</summary>
internal static partial class Allocations
{
    private const int Calls = 100_000;

    // Not a constant, for which unoptimised code of .NET 8 allocates.
    private static readonly int[] s_numbers = [1, 2, 3];
    private static ulong s_sum;

    [TracePoint("alloc_event")]
    private static partial void Event(int number, string text, Box box, ReadOnlySpan<int> numbers, in long variable);

    [RawTracepointProgram("alloc_event")]
    private static void Typed(int number, string text, in Box box, ReadOnlySpan<int> numbers, in long variable)
        => s_sum += (ulong)(number + text.Length + numbers.Length + variable + box.Width);

    [RawTracepointProgram("alloc_event")]
    private static void Raw(RawTracepointArgs args) => s_sum += (ulong)args.Value<int>(0) + (ulong)args.Reference<string>(1).Length;

    public static void FiringAllocatesNothing()
    {
        Expect.Equal(0, AllocatedBy(), "The number of bytes while off");
        using RawTracepointLink typed = EventTracepoint.Open(TypedProgram);
        using RawTracepointLink raw = EventTracepoint.Open(RawProgram);
        ulong before = s_sum;
        Expect.Equal(0, AllocatedBy(), "The number of bytes while on");
        Expect.That(s_sum > before && typed.Fault is null && raw.Fault is null, "the programs ran");
    }

    private static long AllocatedBy()
    {
        Fire(10);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fire(Calls);
        return Allocated.Since(before);
    }

    private static void Fire(int calls)
    {
        for (int i = 0; i < calls; i++)
            Event(i, "text", new Box(i, 2, "box"), s_numbers, i);
    }
}
