namespace RawTp.Observed;

public enum Payment : short
{
    Card = -1,
    Cash = 1,
}

public readonly record struct Price(double Amount, string Currency);

public static partial class Shop
{
    [TracePoint("order_placed", System = "shop")]
    public static partial void OrderPlaced(int id, string customer, Payment payment, Price price);

    [TracePoint("order_shipped", System = "shop")]
    public static partial void OrderShipped(int id);
}
