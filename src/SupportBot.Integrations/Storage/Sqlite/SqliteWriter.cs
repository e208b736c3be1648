using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace SupportBot.Integrations.Storage.Sqlite;

/// <summary>
/// The only one who writes. It takes whatever is queued and commits it together, so that many writes share one fsync (group commit); the
/// longer a commit takes, the more the next one holds. One that fails does not fail the others.
/// </summary>
internal sealed partial class SqliteWriter(string path, Func<KeptConnection> open, ILogger logger) : IAsyncDisposable
{
    private const int LargestBatch = 512;

    private readonly Channel<PendingWrite> _queue =
        Channel.CreateBounded<PendingWrite>(new BoundedChannelOptions(8 * LargestBatch) { SingleReader = true });
    private readonly SqliteCheckpoint _checkpoint = new(open);
    private KeptConnection? _connection;
    private Task _draining = Task.CompletedTask;

    public void Start() => _draining = Task.Run(DrainAsync);

    public async Task<T> WriteAsync<T>(Func<KeptConnection, SqliteTransaction, T> write, CancellationToken cancellation)
    {
        var pending = new PendingWrite<T>(write, cancellation);
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellation);
        }
        catch (ChannelClosedException closed)
        {
            throw new Core.Conversations.LogUnavailableException("The store is closing.", closed);
        }
        return await pending.Task;
    }

    /// <summary>Writes what is queued, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _draining;
        await _checkpoint.DisposeAsync();
        Close();
    }

    private async Task DrainAsync()
    {
        var batch = new List<PendingWrite>(LargestBatch);
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var pending))
            {
                if (pending.IsCancelled) pending.Cancel();
                else batch.Add(pending);
            }
            Commit(batch);
            await CopyBackAsync(batch.Count);
        }
    }

    // Hardly ever does a write fail of itself. When one did, the batch is written again, with a savepoint around each.
    private void Commit(List<PendingWrite> batch)
    {
        if (batch.Count == 0) return;
        var failed = new Dictionary<PendingWrite, Exception>();
        var lost = Try(() => Write(batch, (pending, transaction) => pending.Run(_connection!, transaction)));
        if (lost is not null && !SqliteErrors.IsUnavailable(lost)) lost = Try(() => Write(batch, (pending, transaction) => RunApart(pending, transaction, failed)));
        if (lost is not null) Recover(batch, lost);
        else foreach (var pending in batch) Settle(pending, failed.GetValueOrDefault(pending));
    }

    private void Write(List<PendingWrite> batch, Action<PendingWrite, SqliteTransaction> run)
    {
        _connection ??= open();
        using var transaction = _connection.BeginTransaction(deferred: false);
        foreach (var pending in batch) run(pending, transaction);
        transaction.Commit();
    }

    private void RunApart(PendingWrite pending, SqliteTransaction transaction, Dictionary<PendingWrite, Exception> failed)
    {
        transaction.Save("one");
        if (Try(() => pending.Run(_connection!, transaction)) is { } error)
        {
            // Some errors (a full disk among them) end the whole transaction; then this throws, and the batch is lost.
            if (IsEnded(_connection!)) throw error;
            transaction.Rollback("one");
            failed[pending] = error;
        }
        transaction.Release("one");
    }

    // Nothing of the batch is in the store. Alone, only what cannot be written fails; an outage that began before is nobody's own.
    private void Recover(List<PendingWrite> batch, Exception lost)
    {
        Close();
        if (batch.Count > 1 && lost is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL })
        {
            foreach (var pending in batch) Commit([pending]);
            return;
        }
        BatchLost(batch.Count, lost.GetType().Name, (lost as SqliteException)?.SqliteExtendedErrorCode ?? 0);
        foreach (var pending in batch) Settle(pending, lost);
    }

    private void Settle(PendingWrite pending, Exception? error)
    {
        if (error is null) pending.Complete();
        else pending.Fail(SqliteErrors.Translate(error, path));
    }

    private static bool IsEnded(SqliteConnection connection) => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) != 0;

    // Only after those who wait were told.
    private async Task CopyBackAsync(int writes)
    {
        if (_connection is not { } connection) return;
        try
        {
            await _checkpoint.AfterAsync(writes, connection);
        }
        // What is wrong shows at the next write, and is said there; the writer itself must never stop.
        catch (Exception)
        {
            Close();
        }
    }

    // The next batch opens anew: a file system that has come back needs no restart.
    private void Close()
    {
        Try(() => _connection?.Dispose());
        _connection = null;
    }

    // Whatever a write throws belongs to its caller; the writer itself must never stop.
    private static Exception? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store did not take {Count} writes ({Error}, SQLite {Code})")]
    private partial void BatchLost(int count, string error, int code);
}
