using Microsoft.Data.Sqlite;

namespace WebApi;

/// <summary>The file that everything is in. Readers are not held up by whoever writes, and one writes at a time.</summary>
internal sealed class Database : IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS parts(id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, name TEXT NOT NULL, category TEXT NOT NULL, price_in_cents INTEGER NOT NULL, stock INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS orders(id INTEGER PRIMARY KEY, part_id INTEGER NOT NULL REFERENCES parts, quantity INTEGER NOT NULL, placed_at INTEGER NOT NULL);
        CREATE VIRTUAL TABLE IF NOT EXISTS part_words USING fts5(number, name, category, content='parts', content_rowid='id', prefix='2 3');
        """;

    private readonly string _connection;

    /// <summary>Makes the file and fills it where there is none.</summary>
    /// <exception cref="DatabaseException">It cannot be opened, or is something else.</exception>
    public Database(string path)
    {
        _connection = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString();
        try
        {
            using var connection = new SqliteConnection(_connection);
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL");
            using SqliteTransaction transaction = connection.BeginTransaction();
            Execute(connection, Schema);
            Assortment.FillIfEmpty(connection);
            transaction.Commit();
        }
        catch (SqliteException e)
        {
            throw new DatabaseException(path, e);
        }
    }

    /// <summary>Opens a session, on a connection from the pool.</summary>
    public Session Open()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        return new Session(connection);
    }

    /// <summary>Closes the connections in the pool.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}

/// <summary>The file cannot be used.</summary>
internal sealed class DatabaseException(string path, SqliteException cause)
    : Exception($"The database '{path}' cannot be used ({cause.Message.TrimEnd('.')}); give a file that can be written, or the path of a new one, with --database.", cause);
