using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace WebApi;

/// <summary>One connection, for as long as one request needs it.</summary>
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    public SqliteConnection Connection => connection;

    /// <summary>Reads all rows of a query.</summary>
    public List<T> Read<T>(string text, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        long start = Shop.QueryDoneEnabled ? Stopwatch.GetTimestamp() : 0;
        List<T> rows = [];
        using (SqliteCommand command = Command(text, parameters))
        using (SqliteDataReader reader = command.ExecuteReader())
        {
            while (reader.Read())
                rows.Add(row(reader));
        }
        // A query that began before anybody watched is not told of: nobody knows how long it took.
        if (start != 0)
            Shop.QueryDone(text, rows.Count, Stopwatch.GetTimestamp() - start);
        return rows;
    }

    /// <summary>Executes a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string text, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        long start = Shop.QueryDoneEnabled ? Stopwatch.GetTimestamp() : 0;
        int rows;
        using (SqliteCommand command = Command(text, parameters))
            rows = command.ExecuteNonQuery();
        if (start != 0)
            Shop.QueryDone(text, rows, Stopwatch.GetTimestamp() - start);
        return rows;
    }

    public void Dispose() => connection.Dispose();

    private SqliteCommand Command(string text, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        foreach ((string name, object value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
