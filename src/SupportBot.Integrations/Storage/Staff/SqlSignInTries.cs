using Dapper;
using System.Data.Common;
using SupportBot.Core.Staff;

namespace SupportBot.Integrations.Storage.Staff;

/// <summary>Tries to sign in, counted in the database: a restart gives nobody new ones.</summary>
internal sealed class SqlSignInTries(ISqlDatabase database) : ISignInTries
{
    public Task<SignInTry?> BeginAsync(IReadOnlyList<string> keys, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync((connection, transaction) => BeginAsync(connection, transaction, keys, now), cancellation);

    public Task SucceedAsync(SignInTry succeeded, string accountKey, CancellationToken cancellation) => database.WriteAsync((connection, transaction) =>
        connection.ExecuteAsync(StaffSql.ForgetTries, new { TryId = succeeded.Id, Key = accountKey }, transaction), cancellation);

    private static async Task<SignInTry?> BeginAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<string> keys, DateTimeOffset now)
    {
        await connection.ExecuteAsync(StaffSql.ForgetOldTries, new { Oldest = StoredTime.Write(now - SignInTry.Window) }, transaction);
        foreach (var key in keys)
            if (await connection.QuerySingleAsync<long>(StaffSql.CountTries, new { Key = key }, transaction) >= SignInTry.Allowed) return null;
        var begun = new SignInTry(Guid.NewGuid().ToString("N"));
        foreach (var key in keys) await connection.ExecuteAsync(StaffSql.AddTry, new { TryId = begun.Id, Key = key, At = StoredTime.Write(now) }, transaction);
        return begun;
    }
}
