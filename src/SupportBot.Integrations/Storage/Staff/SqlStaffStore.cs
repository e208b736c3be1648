using System.Text.Json;
using Dapper;
using System.Data.Common;
using SupportBot.Core.Staff;

namespace SupportBot.Integrations.Storage.Staff;

/// <summary>Accounts in the database. What a write checks still holds when it writes: see <see cref="ISqlDatabase.WriteAsync"/>.</summary>
internal sealed class SqlStaffStore(ISqlDatabase database) : IStaffStore
{
    public Task<bool> HasAdminAsync(CancellationToken cancellation) =>
        database.ReadAsync(connection => connection.QuerySingleAsync<bool>(StaffSql.HasAdmin), cancellation);

    public Task<bool> TryAddFirstAdminAsync(StaffAccount admin, CancellationToken cancellation) => database.WriteAsync(async (connection, transaction) =>
        !await connection.QuerySingleAsync<bool>(StaffSql.HasAdmin, transaction: transaction) && await AddAsync(connection, transaction, admin), cancellation);

    public Task<bool> TryAddAsync(StaffAccount account, CancellationToken cancellation) =>
        database.WriteAsync((connection, transaction) => AddAsync(connection, transaction, account), cancellation);

    public Task<StaffAccount?> FindAsync(string id, CancellationToken cancellation) => FindAsync(StaffSql.Find, new { Id = id }, cancellation);

    public Task<StaffAccount?> FindByLoginAsync(string login, CancellationToken cancellation) =>
        FindAsync(StaffSql.FindByLogin, new { Login = login }, cancellation);

    public Task<IReadOnlyList<StaffAccount>> ListAsync(CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<StaffAccount>>(async connection =>
        [.. (await connection.QueryAsync<Row>(StaffSql.List)).Select(row => row.ToAccount()).OrderBy(account => account.DisplayName, StringComparer.OrdinalIgnoreCase)],
        cancellation);

    public async Task<StaffChange> ReplaceAsync(StaffAccount changed, CancellationToken cancellation)
    {
        try { return await database.WriteAsync((connection, transaction) => ReplaceAsync(connection, transaction, changed), cancellation); }
        catch (LastAdminException) { return StaffChange.LastAdmin; }
    }

    private static async Task<StaffChange> ReplaceAsync(DbConnection connection, DbTransaction transaction, StaffAccount changed)
    {
        if (await connection.ExecuteAsync(StaffSql.Replace, Columns(changed), transaction) == 0) return StaffChange.ChangedMeanwhile;
        // Throwing is what undoes a write.
        return await connection.QuerySingleAsync<bool>(StaffSql.HasAdmin, transaction: transaction) ? StaffChange.Done : throw new LastAdminException();
    }

    private static async Task<bool> AddAsync(DbConnection connection, DbTransaction transaction, StaffAccount account) =>
        await connection.ExecuteAsync(StaffSql.Add, Columns(account), transaction) == 1;

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
