using Dapper;
using Npgsql;

namespace SupportBot.Integrations.Storage.Postgres;

/// <summary>Brings the tables to the shape that this program knows. A lock of the database lets one node do it while the others wait.</summary>
internal static class PostgresSchema
{
    /// <summary>A migration may take longer than a call in daily work.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // Any number will do, as long as it is always the same.
    private const long Lock = 0x5375_7070_6f72_7442;

    /// <returns>How many steps were applied.</returns>
    public static async Task<int> MigrateAsync(NpgsqlConnection connection, IReadOnlyList<SqlMigration> migrations, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var seconds = (int)Patience.TotalSeconds;
        await connection.ExecuteAsync("set local statement_timeout = 0", transaction: transaction);
        await connection.ExecuteAsync("select pg_advisory_xact_lock(@Lock)", new { Lock }, transaction, seconds);
        await connection.ExecuteAsync("create table if not exists schema_version (area text not null, number integer not null, primary key (area, number))", transaction: transaction);
        var applied = 0;
        foreach (var area in migrations.GroupBy(migration => migration.Area, StringComparer.Ordinal))
        {
            var newest = await connection.QuerySingleAsync<int>("select coalesce(max(number), 0) from schema_version where area = @Area", new { Area = area.Key }, transaction);
            foreach (var migration in SqlMigration.Missing(area, newest))
            {
                await connection.ExecuteAsync(migration.Sql, transaction: transaction, commandTimeout: seconds);
                await connection.ExecuteAsync("insert into schema_version (area, number) values (@Area, @Number)", new { migration.Area, migration.Number }, transaction);
                applied++;
            }
        }
        await transaction.CommitAsync(cancellation);
        return applied;
    }
}
