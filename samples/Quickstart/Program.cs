using RawTp;

Shop.OrderPlaced("tea", 100);   // nothing is attached yet: nobody sees this one
using (RawTracepoint.Open("order_placed", Sales.CountProgram))
{
    Shop.OrderPlaced("tea", 3);
    Shop.OrderPlaced("cake", 2);
}
Shop.OrderPlaced("tea", 100);   // nor this one

Console.WriteLine($"{Sales.Orders} orders, {Sales.Pieces} pieces");

static partial class Shop
{
    [TracePoint("order_placed")]
    public static partial void OrderPlaced(string goods, int amount);
}

static partial class Sales
{
    public static int Orders, Pieces;

    [RawTracepointProgram("order_placed")]
    static void Count(string goods, int amount) { Orders++; Pieces += amount; }
}
