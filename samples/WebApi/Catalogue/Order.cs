namespace WebApi;

/// <summary>What somebody wants.</summary>
public sealed record NewOrder(long PartId, int Quantity);

/// <summary>What somebody gets.</summary>
public sealed record Order(long Id, long PartId, int Quantity, DateTime PlacedAt);
