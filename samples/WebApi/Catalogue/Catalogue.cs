using Microsoft.Data.Sqlite;

namespace WebApi;

/// <summary>What the service does: finds parts, and takes orders for them.</summary>
internal sealed class Catalogue(Database database, TimeSpan patience)
{
    public const int MaxFound = 50;

    private const string ById = "SELECT id, number, name, category, price_in_cents, stock FROM parts WHERE id = $id";

    private const string ByWords = """
        SELECT p.id, p.number, p.name, p.category, p.price_in_cents, p.stock FROM part_words w JOIN parts p ON p.id = w.rowid
        WHERE part_words MATCH $words ORDER BY rank LIMIT $limit
        """;

    private const string TakeFromStock = "UPDATE parts SET stock = stock - $quantity WHERE id = $id AND stock >= $quantity";
    private const string InsertOrder = "INSERT INTO orders(part_id, quantity, placed_at) VALUES ($part, $quantity, $now) RETURNING id";
    private const string OrderById = "SELECT id, part_id, quantity, placed_at FROM orders WHERE id = $id";

    private readonly PartCache _cache = new();

    public Part? Find(long id)
    {
        if (_cache.Find(id, out object? seen) is { } cached)
            return cached;
        using Session session = database.Open();
        Part? part = session.Read(ById, ReadPart, ("$id", id)).SingleOrDefault();
        if (part is not null)
            _cache.Keep(part, seen);
        return part;
    }

    /// <summary>The parts that have all these words, or words that begin like them, the best first.</summary>
    public List<Part> Search(string words, int limit)
    {
        string[] quoted = [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(static word => $"\"{word.Replace("\"", "\"\"")}\"*")];
        if (quoted.Length == 0)
            return [];
        using Session session = database.Open();
        return session.Read(ByWords, ReadPart, ("$words", string.Join(' ', quoted)), ("$limit", limit));
    }

    /// <returns>The order, or null where there is not enough of the part, or no such part.</returns>
    /// <exception cref="DatabaseBusyException">Others were writing all the time.</exception>
    public async Task<Order?> Place(NewOrder wanted, CancellationToken cancellation)
    {
        using Session session = database.Open();
        using WriteTransaction transaction = await WriteTransaction.Begin(session, patience, cancellation);
        if (session.Execute(TakeFromStock, ("$id", wanted.PartId), ("$quantity", wanted.Quantity)) == 0)
            return null;
        DateTime now = DateTime.UtcNow;
        long id = session.Read(InsertOrder, static row => row.GetInt64(0), ("$part", wanted.PartId), ("$quantity", wanted.Quantity), ("$now", now.Ticks)).Single();
        transaction.Commit();
        _cache.Forget(wanted.PartId);
        return new Order(id, wanted.PartId, wanted.Quantity, now);
    }

    public Order? FindOrder(long id)
    {
        using Session session = database.Open();
        return session.Read(OrderById, static row => new Order(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), new DateTime(row.GetInt64(3), DateTimeKind.Utc)), ("$id", id)).SingleOrDefault();
    }

    private static Part ReadPart(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5));
}
