#if !DELETED
using RawTp;

if (RawTracepoint.IsSupported)
    Console.WriteLine(RawTracepoint.Open("order_placed", Watch.OnOrderProgram));
#endif

Console.WriteLine(new Shop.Counter().Sell("apples", args.Length + 3));

#if !DELETED
internal static partial class Watch
{
    private static int s_amount;

    [RawTracepointProgram("order_placed")]
    private static void OnOrder(string goods, int amount) => s_amount = amount;
}
#endif
