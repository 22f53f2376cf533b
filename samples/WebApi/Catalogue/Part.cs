namespace WebApi;

/// <summary>Something that can be ordered.</summary>
public sealed record Part(long Id, string Number, string Name, string Category, long PriceInCents, long Stock);

/// <summary>What somebody wants.</summary>
public sealed record NewOrder(long PartId, int Quantity);

/// <summary>What somebody gets.</summary>
public sealed record Order(long Id, long PartId, int Quantity, DateTime PlacedAt);
