using Dapper;
using Microsoft.Data.Sqlite;

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
            // The index of what was said, against its texts.
            if (name == StorageOptions.MainFileName) await database.ExecuteAsync("insert into said (said) values ('integrity-check')");
            if ((await database.QueryAsync("pragma foreign_key_check")).Any()) faults.Add("rows that refer to none");
            if (faults.Count > 0) throw new InvalidDataException($"{name} is damaged: {string.Join("; ", faults)}.");
        }
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
