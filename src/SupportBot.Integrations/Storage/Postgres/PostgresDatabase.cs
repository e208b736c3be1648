using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;
using SupportBot.Integrations.Storage.Move;

namespace SupportBot.Integrations.Storage.Postgres;

/// <summary>
/// The database that any number of nodes share. A connection that is lost or hangs is given up after <see cref="Patience"/>, and a new one is
/// made when it is needed again.
/// </summary>
public sealed class PostgresDatabase : ISqlDatabase, IAsyncDisposable
{
    /// <summary>The longest that a call waits for the server, whatever it does meanwhile.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const int MostTries = 20;

    private readonly NpgsqlDataSource _source;
    private readonly IReadOnlyList<SqlMigration> _migrations;
    private readonly SemaphoreSlim _losers = new(1);
    private readonly PostgresTurns _turns = new();

    /// <exception cref="InvalidDataException">The setting is no connection string.</exception>
    public PostgresDatabase(string connectionString, IReadOnlyList<SqlMigration> migrations) =>
        (_source, _migrations) = (PostgresConnections.To(connectionString), migrations);

    public SqlDialect Dialect { get; } = new(
        SaidByPart: "select conversation from said where text like @{0}",
        SaidByScan: "select conversation from said where strpos(text, @{0}) > 0",
        Quote: term => $"%{term.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%",
        EraseSaid: "delete from said where conversation = @Conversation;");

    public async Task OpenAsync(CancellationToken cancellation)
    {
        await MigrateAsync(cancellation);
        await ReadAsync(Arrival.RefuseUnfinishedAsync, cancellation);
    }

    /// <returns>How many steps were applied.</returns>
    public Task<int> MigrateAsync(CancellationToken cancellation) => WithinPatienceAsync(
        connection => PostgresSchema.MigrateAsync(connection, _migrations, cancellation), PostgresSchema.Patience, cancellation);

    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation) =>
        WithinPatienceAsync(connection => read(connection), Patience, cancellation);

    /// <summary>Serializable: what a write has checked still holds when it is done, or it is done again.</summary>
    public async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return await CommitAsync(connection => InTransactionAsync(connection, IsolationLevel.Serializable, write));
    }

    /// <summary>Whoever writes about the same thing waits behind a lock of that name, which ends with the transaction.</summary>
    public async Task<T> WriteInTurnAsync<T>(string about, Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken cancellation)
    {
        return await _turns.TakeAsync(about, () => CommitAsync(connection => InTransactionAsync(connection, IsolationLevel.ReadCommitted, async (locked, transaction) =>
        {
            await locked.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended(@about, 0))", new { about }, transaction);
            return await write(locked, transaction);
        })), cancellation);
    }

    /// <summary>Does something that ends in a commit, again while others are quicker. It is not cancelled, so that its outcome is known.</summary>
    internal Task<T> CommitAsync<T>(Func<NpgsqlConnection, Task<T>> commit) =>
        WithinPatienceAsync(deadline => UntilWonAsync(commit, deadline), Patience, CancellationToken.None);

    /// <summary>Uses one connection, and gives it up when the server does not answer in time.</summary>
    internal Task<T> WithinPatienceAsync<T>(Func<NpgsqlConnection, Task<T>> use, TimeSpan patience, CancellationToken cancellation) =>
        WithinPatienceAsync(deadline => UseAsync(use, deadline), patience, cancellation);

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        _losers.Dispose();
        _turns.Dispose();
    }

    private static async Task<T> WithinPatienceAsync<T>(Func<CancellationToken, Task<T>> use, TimeSpan patience, CancellationToken cancellation)
    {
        // A connection that is at hand, and an answer that is quick, do not look at it.
        cancellation.ThrowIfCancellationRequested();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(patience);
        var used = use(deadline.Token);
        try
        {
            return await used.WaitAsync(deadline.Token);
        }
        catch (Exception error) when (PostgresErrors.IsUnavailable(error))
        {
            // Left to itself it ends soon, and nobody asks how.
            _ = used.ContinueWith(static abandoned => abandoned.Exception, TaskScheduler.Default);
            cancellation.ThrowIfCancellationRequested();
            throw PostgresErrors.Unavailable(error);
        }
    }

    // Of a pool's connections one may have died while nobody used it. That shows when it is used, and a new one need not have the same fault.
    private async Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken deadline)
    {
        try
        {
            return await UseOnceAsync(use, deadline);
        }
        catch (Exception lost) when (PostgresErrors.IsConnectionsOwn(lost))
        {
            return await UseOnceAsync(use, deadline);
        }
    }

    private async Task<T> UseOnceAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken deadline)
    {
        await using var connection = await _source.OpenConnectionAsync(deadline);
        try
        {
            return await use(connection);
        }
        catch (Exception error) when (PostgresErrors.ConcernsAllConnections(error))
        {
            _source.Clear();
            throw;
        }
    }

    private async Task<T> UntilWonAsync<T>(Func<NpgsqlConnection, Task<T>> commit, CancellationToken deadline)
    {
        try
        {
            return await UseAsync(commit, deadline);
        }
        catch (PostgresException lost) when (PostgresErrors.IsLostRace(lost))
        {
            return await AgainAsync(commit, deadline);
        }
    }

    // Who has lost stands in line, so as not to lose to the other losers once more.
    private async Task<T> AgainAsync<T>(Func<NpgsqlConnection, Task<T>> commit, CancellationToken deadline)
    {
        await _losers.WaitAsync(deadline);
        try
        {
            for (var tries = 2; ; tries++)
            {
                try
                {
                    return await UseAsync(commit, deadline);
                }
                catch (PostgresException lost) when (PostgresErrors.IsLostRace(lost) && tries < MostTries)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 10)), TimeProvider.System, deadline);
                }
            }
        }
        finally
        {
            _losers.Release();
        }
    }

    private static async Task<T> InTransactionAsync<T>(NpgsqlConnection connection, IsolationLevel isolation, Func<DbConnection, DbTransaction, Task<T>> write)
    {
        await using var transaction = await connection.BeginTransactionAsync(isolation);
        var written = await write(connection, transaction);
        await PostgresErrors.OnlyOnceAsync(transaction.CommitAsync());
        return written;
    }
}
