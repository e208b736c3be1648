using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using SupportBot.Integrations.Storage;
using SupportBot.Integrations.Storage.Move;
using SupportBot.Parts;
using SupportBot.Parts.Servers;

namespace SupportBot.Integrations.Tests.Storage.Moving;

/// <summary>A table or column that is added to one database alone, or that moving and backing up would forget, shows here.</summary>
public sealed class What_makes_up_a_shop : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new("shape");
    private StorageOptions _sqlite = null!, _postgres = null!;

    public async Task InitializeAsync()
    {
        _sqlite = new StorageOptions { DataDirectory = Path.Combine(_folder.Path, "data") };
        _postgres = _sqlite with { Postgres = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() };
        foreach (var storage in new[] { _sqlite, _postgres }) await new StorageMigration(storage, TimeProvider.System).RunAsync(default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_table_is_moved_or_left_behind_on_purpose()
    {
        var known = ShopTable.All.Select(table => table.Name).Concat(ShopTable.LeftBehind).Order();
        Assert.Equal(known, (await TablesInPostgresAsync()).Concat(["said_index", "said_indexed"]).Order());
        Assert.Equal(known, (await TablesInSqliteAsync()).Concat(["nodes", "duties"]).Distinct().Order());
    }

    [Fact]
    public async Task Every_table_has_the_same_columns_and_a_key_of_its_own_in_both()
    {
        await using var folder = await FolderSnapshot.OfAsync(await ShopFolder.OpenToReadAsync(_sqlite.DataDirectory));
        await using var postgres = await PostgresSnapshot.OpenAsync(_postgres.Postgres!, default);
        Assert.Equal(ShopTable.All, folder.Tables);
        Assert.Equal(ShopTable.All, postgres.Tables);
        foreach (var table in ShopTable.All)
        {
            var columns = await folder.ColumnsAsync(table, default);
            Assert.Equal(columns, await postgres.ColumnsAsync(table, default));
            Assert.Subset(columns.ToHashSet(), table.Key.ToHashSet());
        }
    }

    [Fact]
    public async Task What_there_is_to_move_is_in_every_table_of_the_full_shop()
    {
        var full = await FullShop.LeaveAsync(Path.Combine(_folder.Path, "full"));
        await using var folder = await FolderSnapshot.OfAsync(await ShopFolder.OpenToReadAsync(full.DataDirectory));
        foreach (var table in ShopTable.All) Assert.True(await folder.CountAsync(table, default) > 1 || table.Name is "staff" or "staff_audit" or "cases", table.Name);
    }

    private async Task<IEnumerable<string>> TablesInPostgresAsync()
    {
        await using var connection = new NpgsqlConnection(_postgres.Postgres);
        return (await connection.QueryAsync<string>(
            "select cast(relname as text) from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace = cast(current_schema() as regnamespace)")).Order();
    }

    private async Task<IEnumerable<string>> TablesInSqliteAsync()
    {
        var tables = new List<string>();
        foreach (var file in Directory.EnumerateFiles(_sqlite.DataDirectory, "*.db"))
        {
            await using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
            tables.AddRange(await connection.QueryAsync<string>("select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual') and name not like 'sqlite_%'"));
        }
        return tables;
    }
}
