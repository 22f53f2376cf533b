using System.Runtime.CompilerServices;
#if !DELETED
using RawTp;
#endif

namespace Shop;

/// <summary>A library that knows nothing of the application's switch.</summary>
public sealed partial class Counter
{
    private int _sold;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Sell(string goods, int amount)
    {
#if !DELETED
        OrderPlaced(goods, amount, 1.5m);
#endif
        for (int piece = 0; piece < amount; piece++)
        {
#if !DELETED
            if (PieceHandedOutEnabled)
                PieceHandedOut(piece, goods);
#endif
            _sold += goods.Length ^ piece;
        }
        return _sold;
    }

#if !DELETED
    [TracePoint]
    internal static partial void OrderPlaced(string goods, int amount, decimal price);

    [TracePoint("piece_handed_out", System = "shop")]
    private static partial void PieceHandedOut(int piece, string goods);
#endif
}
