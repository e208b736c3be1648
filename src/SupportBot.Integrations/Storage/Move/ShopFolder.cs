using Dapper;
using Microsoft.Data.Sqlite;
using SupportBot.Integrations.Storage.Sqlite;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>A data folder's two databases, opened together.</summary>
internal sealed class ShopFolder : IAsyncDisposable
{
    private readonly SqliteConnection _main, _files;

    private ShopFolder(string path, SqliteOpenMode mode) =>
        (Path, _main, _files) = (path, Connection(path, StorageOptions.MainFileName, mode), Connection(path, StorageOptions.FilesFileName, mode));

    public string Path { get; }
    public KeyFiles Keys => new(Path);

    /// <summary>Both databases, the log first.</summary>
    public IReadOnlyList<SqliteConnection> Databases => [_main, _files];

    public SqliteConnection DatabaseOf(ShopTable table) => table == ShopTable.Files ? _files : _main;

    /// <summary>As it is now, whatever a program writes to it meanwhile. The log is looked at before the files, so that none that it names is missing.</summary>
    /// <exception cref="StorageRefusedException">There is no shop.</exception>
    public static Task<ShopFolder> OpenToReadAsync(string path) => OpenAsync(path, SqliteOpenMode.ReadOnly, "begin transaction", "select count(*) from sqlite_schema");

    /// <summary>
    /// With SQLite's own lock on both databases, which ends with this process at the latest. Whoever has them open, be it only to read, keeps
    /// it from being had: a program that serves reads every second.
    /// </summary>
    /// <exception cref="StorageRefusedException">There is no shop, or a program has it open.</exception>
    public static Task<ShopFolder> OpenAloneAsync(string path) =>
        OpenAsync(path, SqliteOpenMode.ReadWrite, "pragma secure_delete = on", "pragma locking_mode = exclusive", "begin exclusive", "commit transaction");

    /// <summary>New, with empty tables in this program's shape. What is half done in it is thrown away, so nothing waits for the disk.</summary>
    public static async Task<ShopFolder> CreateAsync(string path, TimeProvider clock)
    {
        foreach (var name in new[] { StorageOptions.MainFileName, StorageOptions.FilesFileName }) OwnerOnly.Write(System.IO.Path.Combine(path, name), "");
        var folder = new ShopFolder(path, SqliteOpenMode.ReadWrite);
        await folder.BeginAsync(["pragma journal_mode = off", "pragma synchronous = off"]);
        folder.Migrate(clock);
        return folder;
    }

    /// <summary>Brings it to this program's shape.</summary>
    /// <exception cref="InvalidDataException">A newer program has written it.</exception>
    public void Migrate(TimeProvider clock)
    {
        SqliteSchema.Migrate(_main, StorageServices.SqliteSteps(clock));
        SqliteSchema.Migrate(_files, StorageServices.SqliteFileSteps);
    }

    public async ValueTask DisposeAsync()
    {
        await _main.DisposeAsync();
        await _files.DisposeAsync();
    }

    private static async Task<ShopFolder> OpenAsync(string path, SqliteOpenMode mode, params string[] begin)
    {
        if (!File.Exists(System.IO.Path.Combine(path, StorageOptions.MainFileName)) || !File.Exists(System.IO.Path.Combine(path, StorageOptions.FilesFileName)))
            throw new StorageRefusedException($"There is no shop in {path}: {StorageOptions.MainFileName} and {StorageOptions.FilesFileName} are not both there.");
        var folder = new ShopFolder(path, mode);
        try
        {
            await folder.BeginAsync(begin);
            return folder;
        }
        catch (SqliteException held) when (held.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            await folder.DisposeAsync();
            throw new StorageRefusedException($"Another program has {path} open. Stop SupportBot there first.");
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    // One by one: of several at once, what fails after one with a result fails unheard.
    private async Task BeginAsync(string[] statements)
    {
        foreach (var database in Databases)
        {
            await database.OpenAsync();
            foreach (var statement in statements) await database.ExecuteAsync(statement);
        }
    }

    // Foreign keys are checked at the end, all at once.
    private static SqliteConnection Connection(string path, string name, SqliteOpenMode mode) => new(new SqliteConnectionStringBuilder
    {
        DataSource = System.IO.Path.Combine(path, name),
        Mode = mode,
        Pooling = false,
        ForeignKeys = false,
        DefaultTimeout = 2,
    }.ToString());
}
