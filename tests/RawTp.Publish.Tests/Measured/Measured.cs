using System.Runtime.CompilerServices;
using RawTp.Tests;

/// <summary>
/// Compiled into samples/Quickstart when the tests publish it. Where MEASURE is set it fires Quickstart's own tracepoint when Quickstart has ended, and prints
/// what that allocates.
/// </summary>
internal static class Measured
{
    [ModuleInitializer]
    internal static void AtTheEnd()
    {
        if (Environment.GetEnvironmentVariable("MEASURE") is not null)
            AppDomain.CurrentDomain.ProcessExit += static (_, _) => Measure();
    }

    /// <summary>The call site whose machine code the tests read.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FireOnce(int amount)
    {
        Shop.OrderPlaced("tea", amount);
        return amount * 3;
    }

    private static void Measure()
    {
        long off = AllocatedBy();
        int before = Sales.Orders;
        long on;
        using (Shop.OrderPlacedTracepoint.Open(Sales.CountProgram))
            on = AllocatedBy();
        Console.WriteLine($"off {off} bytes, on {on} bytes, {Sales.Orders - before} orders");
    }

    /// <summary>With pauses, in which a JIT's background thread compiles the next tier.</summary>
    private static long AllocatedBy()
    {
        FireOnce(1);
        long allocated = 0;
        for (int round = 0; round < 20; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1000; i++)
                FireOnce(i);
            allocated += Allocated.Since(before);
            Thread.Sleep(50);
        }
        return allocated;
    }
}
