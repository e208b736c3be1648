using System.Data;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SupportBot.Integrations.Storage.Postgres;

/// <summary>
/// The database that any number of nodes share. A connection that is lost or hangs is given up after <see cref="Patience"/>, and a new one is
/// made when it is needed again.
/// </summary>
public sealed class PostgresDatabase : ISqlDatabase, IAsyncDisposable
{
    /// <summary>The longest that a call waits for the server, whatever it does meanwhile.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const int MostTries = 10;

    private readonly NpgsqlDataSource _source;

    private readonly IReadOnlyList<SqlMigration> _migrations;

    /// <exception cref="InvalidDataException">The setting is no connection string.</exception>
    public PostgresDatabase(string connectionString, IReadOnlyList<SqlMigration> migrations, ILoggerFactory? logs) =>
        (_source, _migrations) = (Source(connectionString, logs), migrations);

    public SqlDialect Dialect { get; } = new(
        SaidByPart: "select conversation from said where text like @{0}",
        SaidByScan: "select conversation from said where text like @{0}",
        Quote: term => $"%{term.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%",
        EraseSaid: "delete from said where conversation = @Conversation;");

    public Task OpenAsync(CancellationToken cancellation) => MigrateAsync(cancellation);

    /// <returns>How many steps were applied.</returns>
    public Task<int> MigrateAsync(CancellationToken cancellation) => WithinPatienceAsync(
        connection => PostgresSchema.MigrateAsync(connection, _migrations, cancellation), PostgresSchema.Patience, cancellation);

    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation) =>
        WithinPatienceAsync(connection => read(connection), Patience, cancellation);

    /// <summary>Serializable: what a write has checked still holds when it is done, or it is done again.</summary>
    public async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await WithinPatienceAsync(connection => CommitAsync(connection, write), Patience, cancellation);
            }
            catch (PostgresException lost) when (PostgresErrors.IsLostRace(lost) && tries < MostTries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 5 * tries)), TimeProvider.System, cancellation);
            }
        }
    }

    /// <summary>Uses one connection, and gives it up when the server does not answer in time.</summary>
    internal async Task<T> WithinPatienceAsync<T>(Func<NpgsqlConnection, Task<T>> use, TimeSpan patience, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(patience);
        try
        {
            return await UseAsync(use, deadline.Token).WaitAsync(deadline.Token);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested && PostgresErrors.IsUnavailable(error))
        {
            throw PostgresErrors.Unavailable(error);
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken deadline)
    {
        await using var connection = await _source.OpenConnectionAsync(deadline);
        return await use(connection);
    }

    private static async Task<T> CommitAsync<T>(NpgsqlConnection connection, Func<DbConnection, DbTransaction, Task<T>> write)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable);
        var written = await write(connection, transaction);
        await transaction.CommitAsync();
        return written;
    }

    // No cancellation wait: a server that hangs does not answer a cancel either.
    private static NpgsqlDataSource Source(string connectionString, ILoggerFactory? logs)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { CancellationTimeout = -1 };
            var seconds = (int)Patience.TotalSeconds;
            if (settings.Timeout > seconds) settings.Timeout = seconds;
            if (settings.CommandTimeout is 0 || settings.CommandTimeout > seconds) settings.CommandTimeout = seconds;
            settings.ApplicationName ??= "supportbot";
            if (settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = 60;
            var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
            if (logs is not null) builder.UseLoggerFactory(logs);
            return builder.Build();
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // Not its message: it may repeat the string, with the password.
            throw new InvalidDataException("ConnectionStrings:Postgres is no connection string. Write it as Host=127.0.0.1;Port=5432;Database=supportbot;Username=supportbot;Password=….", wrong);
        }
    }
}
