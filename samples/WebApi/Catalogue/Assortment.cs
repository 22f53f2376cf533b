using Microsoft.Data.Sqlite;

namespace WebApi;

/// <summary>What a new database is filled with: the same 5,120 parts each time.</summary>
internal static class Assortment
{
    public const int Count = 5_120;

    private const long Stock = 1_000_000;

    private static readonly string[] s_materials = ["Stainless", "Brass", "Zinc", "Nylon", "Titanium", "Bronze", "Carbon", "Copper"];

    private static readonly (string Name, string Category)[] s_kinds =
    [
        ("hex bolt", "fasteners"), ("wing nut", "fasteners"), ("washer", "fasteners"), ("wood screw", "fasteners"),
        ("ball bearing", "bearings"), ("sleeve bearing", "bearings"), ("compression spring", "springs"), ("leaf spring", "springs"),
        ("spur gear", "drives"), ("timing belt pulley", "drives"), ("pipe elbow", "pipes"), ("pipe clamp", "pipes"),
        ("gate valve", "valves"), ("check valve", "valves"), ("cable gland", "electric"), ("terminal block", "electric"),
    ];

    public static void FillIfEmpty(SqliteConnection connection)
    {
        using SqliteCommand count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM parts";
        if ((long)count.ExecuteScalar()! > 0)
            return;

        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO parts(id, number, name, category, price_in_cents, stock) VALUES ($id, $number, $name, $category, $price, $stock)";
        SqliteParameter id = insert.Parameters.Add("$id", SqliteType.Integer);
        SqliteParameter number = insert.Parameters.Add("$number", SqliteType.Text);
        SqliteParameter name = insert.Parameters.Add("$name", SqliteType.Text);
        SqliteParameter category = insert.Parameters.Add("$category", SqliteType.Text);
        SqliteParameter price = insert.Parameters.Add("$price", SqliteType.Integer);
        insert.Parameters.AddWithValue("$stock", Stock);
        for (int i = 0; i < Count; i++)
        {
            (string kind, string group) = s_kinds[i % s_kinds.Length];
            string material = s_materials[i / s_kinds.Length % s_materials.Length];
            int size = 2 + (i / (s_kinds.Length * s_materials.Length));
            id.Value = i + 1;
            number.Value = $"{group[..2].ToUpperInvariant()}-{material[..2].ToUpperInvariant()}-{i + 1:0000}";
            name.Value = $"{material} {kind} M{size}";
            category.Value = group;
            price.Value = 15 + (37 * size * (1 + (i % 11)));
            insert.ExecuteNonQuery();
        }

        using SqliteCommand index = connection.CreateCommand();
        index.CommandText = "INSERT INTO part_words(part_words) VALUES ('rebuild')";
        index.ExecuteNonQuery();
    }
}
