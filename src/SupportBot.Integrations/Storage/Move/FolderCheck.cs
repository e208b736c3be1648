using Dapper;
using Microsoft.Data.Sqlite;
using SupportBot.Integrations.Storage.Sqlite;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>What SQLite itself can tell of a folder that was just written; and its last touch.</summary>
internal static class FolderCheck
{
    /// <summary>
    /// Afterwards each database is one plain file, which can be read from a disk that cannot be written.
    /// </summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static async Task RunAsync(string folder)
    {
        foreach (var name in new[] { StorageOptions.MainFileName, StorageOptions.FilesFileName })
        {
            await using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, name), Pooling = false }.ToString());
            await database.OpenAsync();
            await database.ExecuteAsync("pragma journal_mode = delete");
            var faults = (await database.QueryAsync<string>("pragma integrity_check(5)")).Where(fault => fault != "ok").ToList();
            if (name == StorageOptions.MainFileName) await CheckIndexAsync(database);
            if ((await database.QueryAsync("pragma foreign_key_check")).Any()) faults.Add("rows that refer to none");
            if (faults.Count > 0) throw new InvalidDataException($"{name} is damaged: {string.Join("; ", faults)}.");
        }
    }

    // Of what was said, against its texts; what was said last it may not have come to.
    private static async Task CheckIndexAsync(SqliteConnection database)
    {
        while (await database.QueryFirstOrDefaultAsync<long?>(SqliteDialect.Value.IndexSaid!) is not null) { }
        await database.ExecuteAsync("insert into said_index (said_index, rank) values ('integrity-check', 1)");
    }

    /// <summary>Everything is on the disk when it returns.</summary>
    public static void Flush(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var file = File.OpenHandle(path, access: FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(file);
        }
    }
}
