using Dapper;
using Microsoft.Data.Sqlite;
using SupportBot.Integrations.Storage.Log;

namespace SupportBot.Integrations.Storage.Sqlite;

/// <summary>Brings the tables to the shape that this program knows.</summary>
internal static class SqliteSchema
{
    public static void Migrate(SqliteConnection connection, IReadOnlyList<SqlMigration> migrations)
    {
        connection.CreateFunction<string, string>("fold", SearchText.Fold, isDeterministic: true);
        connection.Execute("create table if not exists schema_version (area text not null, number integer not null, primary key (area, number)) strict");
        // Immediate: of two programs that start at once, the second waits and then finds the work done.
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var area in migrations.GroupBy(migration => migration.Area, StringComparer.Ordinal)) Apply(connection, transaction, area);
        transaction.Commit();
    }

    private static void Apply(SqliteConnection connection, SqliteTransaction transaction, IGrouping<string, SqlMigration> area)
    {
        var applied = connection.QuerySingle<long>(
            "select coalesce(max(number), 0) from schema_version where area = @Area", new { Area = area.Key }, transaction);
        foreach (var migration in SqlMigration.Missing(area, applied))
        {
            connection.Execute(migration.Sql, transaction: transaction);
            connection.Execute("insert into schema_version (area, number) values (@Area, @Number)", new { migration.Area, migration.Number }, transaction);
        }
    }
}
