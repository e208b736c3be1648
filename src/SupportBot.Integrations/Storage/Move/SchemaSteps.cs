using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>How far an area's tables are on the way of their migrations.</summary>
public sealed record SchemaSteps(string Area, int Before, int Now)
{
    public int Applied => Now - Before;

    internal static IReadOnlyList<SchemaSteps> Between(IReadOnlyDictionary<string, int> before, IReadOnlyDictionary<string, int> now) =>
        [.. now.OrderBy(area => area.Key, StringComparer.Ordinal).Select(area => new SchemaSteps(area.Key, before.GetValueOrDefault(area.Key), area.Value))];

    internal static async Task<IReadOnlyDictionary<string, int>> ReadAsync(DbConnection database)
    {
        var isThere = database is NpgsqlConnection ? "select to_regclass('schema_version') is not null" : "select count(*) > 0 from sqlite_schema where name = 'schema_version'";
        if (!await database.QuerySingleAsync<bool>(isThere)) return new Dictionary<string, int>();
        return (await database.QueryAsync<(string Area, long Newest)>("select area, cast(max(number) as bigint) from schema_version group by area"))
            .ToDictionary(area => area.Area, area => (int)area.Newest, StringComparer.Ordinal);
    }

    /// <exception cref="InvalidDataException">A newer program has written it.</exception>
    internal static void RefuseNewer(ShopFolder folder, TimeProvider clock)
    {
        Refuse(folder.Databases[0], StorageServices.SqliteSteps(clock));
        Refuse(folder.Databases[1], StorageServices.SqliteFileSteps);
    }

    private static void Refuse(SqliteConnection database, IReadOnlyList<SqlMigration> known)
    {
        foreach (var area in known.GroupBy(step => step.Area, StringComparer.Ordinal))
            SqlMigration.Missing(area, database.QuerySingle<long>("select coalesce(max(number), 0) from schema_version where area = @Area", new { Area = area.Key }));
    }
}
