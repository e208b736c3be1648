using Dapper;
using Microsoft.Data.Sqlite;
using SupportBot.Core.Staff;

namespace SupportBot.Integrations.Storage.Staff;

/// <summary>Tries to sign in, counted in the database: a restart gives nobody new ones.</summary>
internal sealed class SqliteSignInTries(SqliteDatabase database) : ISignInTries
{
    public Task<SignInTry?> BeginAsync(IReadOnlyList<string> keys, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync((connection, transaction) => Begin(connection, transaction, keys, now), cancellation);

    public Task SucceedAsync(SignInTry succeeded, string accountKey, CancellationToken cancellation) => database.WriteAsync((connection, transaction) =>
        connection.Execute(StaffSql.ForgetTries, new { TryId = succeeded.Id, Key = accountKey }, transaction), cancellation);

    private static SignInTry? Begin(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<string> keys, DateTimeOffset now)
    {
        connection.Execute(StaffSql.ForgetOldTries, new { Oldest = StoredTime.Write(now - SignInTry.Window) }, transaction);
        if (connection.QuerySingle<long>(StaffSql.MostTries, new { Keys = keys }, transaction) >= SignInTry.Allowed) return null;
        var begun = new SignInTry(Guid.NewGuid().ToString("N"));
        foreach (var key in keys) connection.Execute(StaffSql.AddTry, new { TryId = begun.Id, Key = key, At = StoredTime.Write(now) }, transaction);
        return begun;
    }
}
