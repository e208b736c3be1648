using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Core.Conversations;
using SupportBot.Integrations.Storage.Move;

namespace SupportBot.Integrations.Storage.Sqlite;

/// <summary>
/// One SQLite file of the data directory: many readers beside one writer (WAL), every commit on disk before its task completes
/// (<c>synchronous=FULL</c>). Stores of other rooms may keep their tables in it: see <see cref="SqlMigration"/>.
/// Errors: <see cref="LogUnavailableException"/> while the disk is full, the file locked, damaged or gone; it needs no restart afterwards.
/// </summary>
public sealed class SqliteDatabase : ISqlDatabase, IAsyncDisposable
{
    // FULL: the log is flushed at every commit, not only at a checkpoint. The WAL is copied back beside the writer (SqliteCheckpoint), by the
    // writer only when it has come to 64 MB, and cut to that after a flood. secure_delete: what is erased is overwritten.
    private const string WriterSettings = """
        pragma journal_mode = wal;
        pragma synchronous = full;
        pragma wal_autocheckpoint = 16000;
        pragma journal_size_limit = 67108864;
        pragma secure_delete = on;
        """;

    // Seconds that a statement waits for another program's lock.
    private const int LockTimeout = 2;

    private readonly string _path;
    private readonly string _settings;
    private readonly SqliteReaders _readers;
    private readonly SqliteWriter _writer;

    private SqliteDatabase(string path, int? maxMegabytes, ILogger logger)
    {
        _path = path;
        _settings = WriterSettings + (maxMegabytes is { } most ? FormattableString.Invariant($"pragma max_page_count = {most * 256L};") : "");
        _readers = new SqliteReaders(ConnectionString(SqliteOpenMode.ReadOnly));
        _writer = new SqliteWriter(path, OpenForWriting, logger);
    }

    /// <summary>Opens the file, makes it if it is not there, and applies the migrations that it lacks.</summary>
    /// <exception cref="LogUnavailableException">The data directory cannot be written; the message names the setting.</exception>
    public static SqliteDatabase Open(StorageOptions options, string fileName, IEnumerable<SqlMigration> migrations, ILogger? logger = null)
    {
        try
        {
            Directory.CreateDirectory(options.DataDirectory);
            var database = new SqliteDatabase(Path.Combine(options.DataDirectory, fileName), options.MaxMegabytes, logger ?? NullLogger.Instance);
            using (var connection = database.OpenForWriting()) SqliteSchema.Migrate(connection, [.. migrations]);
            database._writer.Start();
            return database;
        }
        catch (Exception error) when (SqliteErrors.IsUnavailable(error))
        {
            throw SqliteErrors.CannotStart(error, options.DataDirectory);
        }
    }

    public SqlDialect Dialect => SqliteDialect.Value;

    // It opens as it is made.
    public Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Reads on a connection of its own that cannot write.</summary>
    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            return await _readers.ReadAsync(read, cancellation);
        }
        catch (Exception error) when (SqliteErrors.IsUnavailable(error))
        {
            throw SqliteErrors.Unavailable(error, _path);
        }
    }

    /// <summary>
    /// Writes in a transaction that may hold other callers' writes too, one after the other; all that <paramref name="write"/> did is undone
    /// when it throws. It must touch nothing but the connection, since it is run again when its batch was lost, and must not wait: others do.
    /// The task completes when the write is on disk. Once begun, a write is not cancelled, so that its outcome is always known.
    /// </summary>
    internal Task<T> WriteNowAsync<T>(Func<KeptConnection, SqliteTransaction, T> write, CancellationToken cancellation) =>
        _writer.WriteAsync(write, cancellation);

    public Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken cancellation) =>
        WriteNowAsync((connection, transaction) => Done(write(connection, transaction)), cancellation);

    // There is one writer anyway.
    public Task<T> WriteInTurnAsync<T>(string about, Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken cancellation) => WriteAsync(write, cancellation);

    // SQLite is asked in this process: its tasks are complete when they come back.
    private static T Done<T>(Task<T> written) =>
        written.IsCompleted ? written.GetAwaiter().GetResult() : throw new InvalidOperationException("A write waits for something other than the database.");

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _readers.Dispose();
    }

    private KeptConnection OpenForWriting()
    {
        var connection = new KeptConnection(ConnectionString(SqliteOpenMode.ReadWriteCreate));
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = _settings;
            command.ExecuteNonQuery();
            Departure.Refuse(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string ConnectionString(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = _path,
        Mode = mode,
        Pooling = false,
        ForeignKeys = true,
        DefaultTimeout = LockTimeout,
    }.ToString();
}
