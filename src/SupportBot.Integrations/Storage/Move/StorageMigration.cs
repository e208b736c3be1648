using Microsoft.Data.Sqlite;
using SupportBot.Integrations.Storage.Postgres;
using SupportBot.Integrations.Storage.Sqlite;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>Brings the database to this program's shape, as a start does, without serving: for deployments that do it once, before the nodes.</summary>
public sealed class StorageMigration(StorageOptions storage, TimeProvider clock)
{
    /// <returns>Every area, also those in which nothing was to be done.</returns>
    /// <exception cref="InvalidDataException">A newer program has written it.</exception>
    public Task<IReadOnlyList<SchemaSteps>> RunAsync(CancellationToken cancellation) => Outage.TranslateAsync(storage.DataDirectory,
        () => storage.Postgres is { } postgres ? PostgresAsync(postgres, clock, cancellation) : SqliteAsync());

    internal static async Task<IReadOnlyList<SchemaSteps>> PostgresAsync(string connectionString, TimeProvider clock, CancellationToken cancellation)
    {
        await using var database = new PostgresDatabase(connectionString, StorageServices.PostgresSteps(clock));
        await using var line = await PostgresLine.OpenAsync(connectionString, cancellation);
        var before = await SchemaSteps.ReadAsync(line);
        await database.MigrateAsync(cancellation);
        return SchemaSteps.Between(before, await SchemaSteps.ReadAsync(line));
    }

    private async Task<IReadOnlyList<SchemaSteps>> SqliteAsync()
    {
        var before = await ReadAsync();
        await SqliteDatabase.Open(storage, StorageOptions.MainFileName, StorageServices.SqliteSteps(clock)).DisposeAsync();
        await SqliteDatabase.Open(storage, StorageOptions.FilesFileName, StorageServices.SqliteFileSteps).DisposeAsync();
        return SchemaSteps.Between(before, await ReadAsync());
    }

    private async Task<IReadOnlyDictionary<string, int>> ReadAsync()
    {
        var areas = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in new[] { StorageOptions.MainFileName, StorageOptions.FilesFileName })
        {
            var path = Path.Combine(storage.DataDirectory, name);
            if (!File.Exists(path)) continue;
            await using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await database.OpenAsync();
            foreach (var (area, newest) in await SchemaSteps.ReadAsync(database)) areas[area] = newest;
        }
        return areas;
    }
}
