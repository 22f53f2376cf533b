namespace WebApi;

/// <summary>Something that can be ordered.</summary>
public sealed record Part(long Id, string Number, string Name, string Category, long PriceInCents, long Stock);
