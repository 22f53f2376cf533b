using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace WebApi;

/// <summary>
/// The right to write, which one connection has at a time. Who does not get it tries again, a little later each time and not
/// on a thread: the driver's own way of waiting puts a thread to sleep for 150 ms.
/// </summary>
internal sealed class WriteTransaction : IDisposable
{
    /// <summary>How long a write is tried.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int LongestPause = 32;

    private readonly sqlite3 _handle;
    private bool _isCommitted;

    private WriteTransaction(sqlite3 handle) => _handle = handle;

    /// <exception cref="DatabaseBusyException">Somebody else was writing all the time.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled while it waited.</exception>
    public static async Task<WriteTransaction> Begin(Session session, TimeSpan patience, CancellationToken cancellation)
    {
        sqlite3 handle = session.Connection.Handle!;
        // With a write-ahead log no commit has to wait for the disk to keep the file whole; a power failure may undo the last ones.
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(handle, "PRAGMA synchronous = NORMAL"), handle);
        long start = Stopwatch.GetTimestamp();
        for (int attempt = 1; ; attempt++)
        {
            int result = raw.sqlite3_exec(handle, "BEGIN IMMEDIATE");
            if (result == raw.SQLITE_OK)
                return new WriteTransaction(handle);
            if (result is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
                SqliteException.ThrowExceptionForRC(result, handle);

            Shop.WriteRetry(attempt, result == raw.SQLITE_BUSY ? "SQLITE_BUSY" : "SQLITE_LOCKED");
            if (Stopwatch.GetElapsedTime(start) > patience)
                throw new DatabaseBusyException(attempt, patience);
            // By chance, so that those who wait for the same one do not come back at the same time.
            await Task.Delay(Random.Shared.Next(1, Math.Min(LongestPause, 1 << Math.Min(attempt, 10))), cancellation);
        }
    }

    public void Commit()
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_handle, "COMMIT"), _handle);
        _isCommitted = true;
    }

    /// <summary>Undoes what was not committed.</summary>
    public void Dispose()
    {
        if (!_isCommitted)
            _ = raw.sqlite3_exec(_handle, "ROLLBACK");
    }
}

/// <summary>A write was given up because others were writing all the time.</summary>
internal sealed class DatabaseBusyException(int attempts, TimeSpan patience)
    : Exception($"The database was busy for {patience.TotalSeconds:0.#} seconds and {attempts} attempts; try again later.");
