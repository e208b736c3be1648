using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using SupportBot.Core.Staff;

namespace SupportBot.Integrations.Storage.Staff;

/// <summary>Accounts in SQLite. Only one writes at a time, so what a write checks still holds when it writes.</summary>
internal sealed class SqliteStaffStore(SqliteDatabase database) : IStaffStore
{
    public Task<bool> HasAdminAsync(CancellationToken cancellation) =>
        database.ReadAsync(connection => connection.QuerySingleAsync<bool>(StaffSql.HasAdmin), cancellation);

    public Task<bool> TryAddFirstAdminAsync(StaffAccount admin, CancellationToken cancellation) => database.WriteAsync((connection, transaction) =>
        !connection.QuerySingle<bool>(StaffSql.HasAdmin, transaction: transaction) && Add(connection, transaction, admin), cancellation);

    public Task<bool> TryAddAsync(StaffAccount account, CancellationToken cancellation) =>
        database.WriteAsync((connection, transaction) => Add(connection, transaction, account), cancellation);

    public Task<StaffAccount?> FindAsync(string id, CancellationToken cancellation) => FindAsync(StaffSql.Find, new { Id = id }, cancellation);

    public Task<StaffAccount?> FindByLoginAsync(string login, CancellationToken cancellation) =>
        FindAsync(StaffSql.FindByLogin, new { Login = login }, cancellation);

    public Task<IReadOnlyList<StaffAccount>> ListAsync(CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<StaffAccount>>(async connection =>
        [.. (await connection.QueryAsync<Row>(StaffSql.List)).Select(row => row.ToAccount()).OrderBy(account => account.DisplayName, StringComparer.OrdinalIgnoreCase)],
        cancellation);

    public async Task<StaffChange> ReplaceAsync(StaffAccount changed, CancellationToken cancellation)
    {
        try { return await database.WriteAsync((connection, transaction) => Replace(connection, transaction, changed), cancellation); }
        catch (LastAdminException) { return StaffChange.LastAdmin; }
    }

    private static StaffChange Replace(SqliteConnection connection, SqliteTransaction transaction, StaffAccount changed)
    {
        if (connection.Execute(StaffSql.Replace, Columns(changed), transaction) == 0) return StaffChange.ChangedMeanwhile;
        // Throwing is what undoes a write.
        return connection.QuerySingle<bool>(StaffSql.HasAdmin, transaction: transaction) ? StaffChange.Done : throw new LastAdminException();
    }

    private static bool Add(SqliteConnection connection, SqliteTransaction transaction, StaffAccount account) =>
        connection.Execute(StaffSql.Add, Columns(account), transaction) == 1;

    private Task<StaffAccount?> FindAsync(string sql, object key, CancellationToken cancellation) => database.ReadAsync(async connection =>
        (await connection.QuerySingleOrDefaultAsync<Row>(sql, key))?.ToAccount(), cancellation);

    private static object Columns(StaffAccount account) =>
        new { account.Id, account.Login, account.IsActiveAdmin, account.Revision, Body = JsonSerializer.Serialize(account) };

    private sealed record Row
    {
        public string Body { get; init; } = "";
        public long Revision { get; init; }

        public StaffAccount ToAccount() => JsonSerializer.Deserialize<StaffAccount>(Body)! with { Revision = Revision };
    }

    private sealed class LastAdminException : Exception;
}
