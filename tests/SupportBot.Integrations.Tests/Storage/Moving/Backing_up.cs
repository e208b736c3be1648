using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using SupportBot.Core.Conversations;
using SupportBot.Integrations.Storage;
using SupportBot.Integrations.Storage.Move;
using SupportBot.Parts;
using SupportBot.Parts.Faults;
using SupportBot.Parts.Servers;

namespace SupportBot.Integrations.Tests.Storage.Moving;

public sealed class Backing_up : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new("backup");
    private StorageOptions _shop = null!;

    private string Target => In("backup");

    public async Task InitializeAsync() => _shop = await FullShop.LeaveAsync(In("data"));

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task While_customers_write_a_backup_is_of_one_moment()
    {
        await using var shop = await FullShop.OpenAsync(_shop);
        var (log, written) = (shop.Get<IConversationLog>(), 0);
        using var closing = new CancellationTokenSource();
        var customers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (; !closing.IsCancellationRequested; Interlocked.Increment(ref written)) await log.TryAppendAsync(Some.Conversation(), 0, [Some.Started(), Some.Said("halo")], default);
        })).ToList();
        await Eventually.HoldsAsync(() => written > 50, "customers write");

        Assert.True((await new ShopBackup(_shop, TimeProvider.System).RunAsync(Target, Listener.None, default)).IsSame);
        var before = written;
        await Eventually.HoldsAsync(() => written > before, "customers still write");
        await closing.CancelAsync();
        await Task.WhenAll(customers);

        await using var folder = new SqliteConnection($"Data Source={Path.Combine(Target, "supportbot.db")};Pooling=false");
        Assert.True(await folder.QuerySingleAsync<long>("select count(*) from conversations") < written + FullShop.Words.Count + 1);
        Assert.Equal(0, await folder.QuerySingleAsync<long>("select count(*) from conversations where last_number <> (select count(*) from entries where conversation = conversations.id)"));
    }

    [Fact]
    public async Task It_can_be_served_from_as_it_is()
    {
        await BackUpAsync(_shop, Target);
        await using var shop = await FullShop.OpenAsync(new StorageOptions { DataDirectory = Target });
        foreach (var part in FullShop.Words.Values) Assert.Single(await shop.FindAsync(part));
        await shop.FillAsync();
    }

    [Fact]
    public async Task From_folder_to_server_to_folder_and_back_it_is_the_same()
    {
        await BackUpAsync(_shop, Target);
        var server = new StorageOptions { DataDirectory = In("none"), Postgres = await DatabaseAsync() };
        Assert.True((await new ShopRestore(server, TimeProvider.System).RunAsync(Target, Listener.None, default))!.IsSame);
        await BackUpAsync(server, In("second"));
        Assert.Equal(Tables(Target), Tables(In("second")));
        var home = new StorageOptions { DataDirectory = In("home") };
        Assert.True((await new ShopRestore(home, TimeProvider.System).RunAsync(In("second"), Listener.None, default))!.IsSame);
        await BackUpAsync(home, In("third"));
        Assert.Equal(Tables(Target), Tables(In("third")));

        await using var shop = await FullShop.OpenAsync(home);
        foreach (var part in FullShop.Words.Values) Assert.Single(await shop.FindAsync(part));
        await shop.FillAsync();
        Assert.Equal(await File.ReadAllBytesAsync(In("data/chat-signing.key")), await File.ReadAllBytesAsync(In("home/chat-signing.key")));
        Assert.Equal(await File.ReadAllTextAsync(In("data/keys/key-1.xml")), await File.ReadAllTextAsync(In("home/keys/key-1.xml")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_but_the_owner_can_read_it_and_what_was_erased_is_not_in_it(bool fromServer)
    {
        if (fromServer)
        {
            _shop = _shop with { Postgres = await DatabaseAsync() };
            await new ShopMove(_shop, TimeProvider.System).RunAsync(Listener.None, default);
        }
        await BackUpAsync(_shop, Target);
        var files = Directory.GetFiles(Target, "*", SearchOption.AllDirectories);
        Assert.Equal(["backup.json", "chat-signing.key", "files.db", "key-1.xml", "supportbot.db"], files.Select(Path.GetFileName).Order());
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode));
        Assert.All([Target, Path.Combine(Target, "keys")], path => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new FileInfo(path).UnixFileMode));
        Assert.All(files, file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(FullShop.Canary))));
    }

    [Fact]
    public async Task What_is_there_is_not_written_over()
    {
        await BackUpAsync(_shop, Target);
        await Assert.ThrowsAsync<StorageRefusedException>(() => BackUpAsync(_shop, Target));
        Directory.CreateDirectory(In("killed.unfinished"));
        Assert.Contains("remove it", (await Assert.ThrowsAsync<StorageRefusedException>(() => BackUpAsync(_shop, In("killed")))).Message, StringComparison.Ordinal);
        var taken = new StorageOptions { DataDirectory = In("data") };
        await Assert.ThrowsAsync<StorageRefusedException>(() => new ShopRestore(taken, TimeProvider.System).RunAsync(Target, Listener.None, default));
        var server = taken with { Postgres = await DatabaseAsync() };
        await using (var other = await FullShop.OpenAsync(server)) await other.FillAsync();
        await Assert.ThrowsAsync<StorageRefusedException>(() => new ShopRestore(server, TimeProvider.System).RunAsync(Target, Listener.None, default));
    }

    [Fact]
    public async Task A_stop_leaves_nothing_behind()
    {
        for (var after = 1; after <= 4; after++)
        {
            using var stop = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ShopBackup(_shop, TimeProvider.System).RunAsync(Target, new Listener(after, stop.Cancel), stop.Token));
            Assert.Equal(["data"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_full_disk_is_named_and_nothing_is_left_on_it(bool fromServer)
    {
        await using (var shop = await FullShop.OpenAsync(_shop)) await shop.Get<IFileStore>().SaveAsync(Some.Conversation(), "a.png", "image/png", new byte[3_000_000], default);
        if (fromServer)
        {
            _shop = _shop with { Postgres = await DatabaseAsync() };
            await new ShopMove(_shop, TimeProvider.System).RunAsync(Listener.None, default);
        }
        await using var disk = await SmallDisk.MountAsync(megabytes: 2);
        var target = Path.Combine(disk.Folder, "backup");
        var full = await Assert.ThrowsAsync<LogUnavailableException>(() => BackUpAsync(_shop, target));
        Assert.StartsWith("The disk is full", full.Message, StringComparison.Ordinal);
        Assert.Contains(target, full.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.Folder));
    }

    [Fact]
    public async Task An_interrupted_restore_into_the_server_goes_on_where_it_was()
    {
        await BackUpAsync(_shop, Target);
        var server = new ShopRestore(new StorageOptions { DataDirectory = In("none"), Postgres = await DatabaseAsync() }, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var (checks, copies) = (2 * ShopTable.All.Count, 9);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.RunAsync(Target, new Listener(checks + copies, stop.Cancel), stop.Token));
        Assert.True((await server.RunAsync(Target, Listener.None, default))!.IsSame);
        Assert.Null(await server.RunAsync(Target, Listener.None, default));
    }

    [Fact]
    public async Task A_folder_that_is_there_and_empty_is_filled()
    {
        await BackUpAsync(_shop, Directory.CreateDirectory(In("mounted")).FullName);
        Assert.True((await new ShopRestore(new StorageOptions { DataDirectory = Directory.CreateDirectory(In("home")).FullName }, TimeProvider.System).RunAsync(In("mounted"), Listener.None, default))!.IsSame);
        Assert.Equal(["chat-signing.key", "files.db", "keys", "supportbot.db"], Directory.EnumerateFileSystemEntries(In("home")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Damage_shows_before_anything_is_written()
    {
        await BackUpAsync(_shop, Target);
        var file = Path.Combine(Target, "supportbot.db");
        var bytes = await File.ReadAllBytesAsync(file);
        // One letter of a text: no page is broken by it.
        var at = bytes.AsSpan().IndexOf("Gelesen"u8);
        bytes[at] = (byte)'g';
        await File.WriteAllBytesAsync(file, bytes);
        var comparison = await new ShopRestore(new StorageOptions { DataDirectory = In("home") }, TimeProvider.System).RunAsync(Target, Listener.None, default);
        Assert.Equal(["rule_reviews"], comparison!.Tables.Where(table => !table.IsSame).Select(table => table.Here.Table));
        Assert.False(Directory.Exists(In("home")));
    }

    [Fact]
    public async Task A_backup_of_a_newer_program_is_left_to_it()
    {
        await BackUpAsync(_shop, Target);
        await using (var folder = new SqliteConnection($"Data Source={Path.Combine(Target, "supportbot.db")};Pooling=false"))
            await folder.ExecuteAsync("insert into schema_version (area, number) values ('log', 99)");
        var restore = new ShopRestore(new StorageOptions { DataDirectory = In("home") }, TimeProvider.System);
        Assert.Contains("newer version", (await Assert.ThrowsAsync<InvalidDataException>(() => restore.RunAsync(Target, Listener.None, default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_backup_or_has_moved_away_is_said_to_be_so()
    {
        var nowhere = new StorageOptions { DataDirectory = In("home") };
        Assert.Contains("no backup", (await Assert.ThrowsAsync<StorageRefusedException>(() => new ShopRestore(nowhere, TimeProvider.System).RunAsync(In("data"), Listener.None, default))).Message, StringComparison.Ordinal);
        Assert.Contains("no shop", (await Assert.ThrowsAsync<StorageRefusedException>(() => BackUpAsync(nowhere, Target))).Message, StringComparison.Ordinal);
        await new ShopMove(_shop with { Postgres = await DatabaseAsync() }, TimeProvider.System).RunAsync(Listener.None, default);
        Assert.Contains("has moved", (await Assert.ThrowsAsync<LogUnavailableException>(() => BackUpAsync(_shop, Target))).Message, StringComparison.Ordinal);
    }

    private static async Task BackUpAsync(StorageOptions shop, string target) =>
        Assert.True((await new ShopBackup(shop, TimeProvider.System).RunAsync(target, Listener.None, default)).IsSame);

    private static string Tables(string backup) => JsonNode.Parse(File.ReadAllText(Path.Combine(backup, "backup.json")))!["tables"]!.ToJsonString();

    private string In(string name) => Path.Combine(_folder.Path, name);

    private static async Task<string> DatabaseAsync() => await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
}
