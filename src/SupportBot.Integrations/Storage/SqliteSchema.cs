using Dapper;
using Microsoft.Data.Sqlite;

namespace SupportBot.Integrations.Storage;

/// <summary>Brings the tables to the shape that this program knows.</summary>
internal static class SqliteSchema
{
    public static void Migrate(SqliteConnection connection, IReadOnlyList<SqliteMigration> migrations)
    {
        connection.Execute("create table if not exists schema_version (area text not null, number integer not null, primary key (area, number)) strict");
        // Immediate: of two programs that start at once, the second waits and then finds the work done.
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var area in migrations.GroupBy(migration => migration.Area, StringComparer.Ordinal)) Apply(connection, transaction, area);
        transaction.Commit();
    }

    private static void Apply(SqliteConnection connection, SqliteTransaction transaction, IGrouping<string, SqliteMigration> area)
    {
        var applied = connection.QuerySingle<long>(
            "select coalesce(max(number), 0) from schema_version where area = @Area", new { Area = area.Key }, transaction);
        var newest = area.Max(migration => migration.Number);
        if (applied > newest)
            throw new InvalidOperationException(FormattableString.Invariant(
                $"The database was written by a newer version of this program ({area.Key} {applied}; this one knows {newest}). Start that version, or name another data directory."));

        foreach (var migration in area.Where(migration => migration.Number > applied).OrderBy(migration => migration.Number))
        {
            connection.Execute(migration.Sql, transaction: transaction);
            connection.Execute("insert into schema_version (area, number) values (@Area, @Number)", new { migration.Area, migration.Number }, transaction);
        }
    }
}
