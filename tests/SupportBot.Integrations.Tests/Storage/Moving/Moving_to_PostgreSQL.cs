using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using SupportBot.Core.Conversations;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Returns;
using SupportBot.Core.Staff;
using SupportBot.Integrations.Storage;
using SupportBot.Integrations.Storage.Move;
using SupportBot.Parts;
using SupportBot.Parts.Servers;

namespace SupportBot.Integrations.Tests.Storage.Moving;

public sealed class Moving_to_PostgreSQL : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new("move");
    private StorageOptions _storage = null!;

    private ShopMove Move => new(_storage, TimeProvider.System);
    private StorageOptions FromFolder => _storage with { Postgres = null };

    public async Task InitializeAsync() => _storage = await FullShop.LeaveAsync(_folder.Path) with { Postgres = await DatabaseAsync() };

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_is_there_and_is_found()
    {
        var comparison = await Move.RunAsync(Listener.None, default);
        Assert.True(comparison!.IsSame);
        Assert.Equal(ShopTable.All.Select(table => table.Name), comparison.Tables.Select(table => table.Here.Table));

        await using var shop = await FullShop.OpenAsync(_storage);
        foreach (var (said, part) in FullShop.Words)
        {
            var id = Assert.Single(await shop.FindAsync(part));
            var log = await shop.Get<IConversationLog>().ReadAsync(id, 0, default);
            Assert.Equal(said, log.Select(entry => entry.Body).OfType<CustomerSaid>().Single().Message.Text);
            Assert.Equal([1, 2, 3, 4, 5], log.Select(entry => entry.Number));
        }
        Assert.NotNull(await shop.Get<IStaffStore>().FindByLoginAsync("ayu", default));
        Assert.Equal(["grün", "63"], [.. (await shop.Get<Installation>().ListAsync("data-protection:key-1", default)).Select(xml => System.Xml.Linq.XElement.Parse(xml).Value),
            .. (await shop.Get<Installation>().ListAsync("chat-signing-key", default)).Select(key => $"{Convert.FromBase64String(key)[^1]}")]);
    }

    [Fact]
    public async Task Life_goes_on_there_without_an_effect_twice()
    {
        await Move.RunAsync(Listener.None, default);
        await using var shop = await FullShop.OpenAsync(_storage);
        var id = Assert.Single(await shop.FindAsync("退货"));
        // The same message again, the same confirmation again.
        Assert.Equal(2, (await shop.Get<IConversationLog>().AppendAsync(id, Some.Said("我想退货，鞋子破了", "client-1"), default)).Number);
        Assert.Equal("R-1", (await shop.Get<IReturnStore>().OpenAsync(Some.Case("R-2") with { ConfirmationKey = "key-R-1" }, new Dictionary<string, int> { ["1"] = 9 }, default))!.Rma);
        Assert.Null(await shop.Get<IReturnStore>().OpenAsync(Some.Case("R-3"), new Dictionary<string, int> { ["1"] = 2 }, default));
        // Numbers go on after those that came.
        await shop.Get<IStaffAudit>().AppendAsync(new AuditEntry(shop.Clock.GetUtcNow(), "s-1", "Ayu", StaffAction.SignedOut), default);
        Assert.Equal([StaffAction.SignedOut, StaffAction.SignedIn], (await shop.Get<IStaffAudit>().ReadAsync(new AuditQuery(), default)).Entries.Select(entry => entry.Action));
        var review = (await shop.Get<IRuleReviews>().ReadAsync(default)).Reviews[0];
        await shop.Get<IRuleReviews>().AppendAsync(review with { Note = "third" }, default);
        Assert.Equal("third", (await shop.Get<IRuleReviews>().ReadAsync(default)).Reviews[^1].Note);
        Assert.Equal(6, (await shop.Get<IConversationLog>().AppendAsync(id, Some.Said("还有"), default)).Number);
    }

    [Fact]
    public async Task A_second_run_does_nothing_even_when_the_shop_has_lived_on()
    {
        await Move.RunAsync(Listener.None, default);
        await using (var shop = await FullShop.OpenAsync(_storage)) await shop.FillAsync();
        Assert.Null(await Move.RunAsync(Listener.None, default));
    }

    [Fact]
    public async Task Stopped_at_any_moment_it_goes_on_where_it_was()
    {
        for (var run = 1; ; run++)
        {
            using var stop = new CancellationTokenSource();
            try
            {
                // Each run hears three things more than the one before, so that every table is cut off once.
                var comparison = await Move.RunAsync(new Listener(after: 3 * run, stop.Cancel), stop.Token);
                Assert.True(comparison!.IsSame);
                Assert.True(run > 3);
                return;
            }
            catch (OperationCanceledException)
            {
                Assert.Contains("again to its end", (await Assert.ThrowsAsync<LogUnavailableException>(() => FullShop.OpenAsync(_storage))).Message, StringComparison.Ordinal);
                Assert.Contains("on its way", (await Assert.ThrowsAsync<LogUnavailableException>(() => FullShop.OpenAsync(FromFolder))).Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task What_left_stays_shut_until_it_is_undone_and_then_is_as_it_was()
    {
        await Move.RunAsync(Listener.None, default);
        var refused = await Assert.ThrowsAsync<LogUnavailableException>(() => FullShop.OpenAsync(FromFolder));
        Assert.Contains(new NpgsqlConnectionStringBuilder(_storage.Postgres).Database!, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("postgres;", refused.Message, StringComparison.Ordinal);

        await Move.UndoAsync();
        await using (var shop = await FullShop.OpenAsync(FromFolder)) Assert.Single(await shop.FindAsync("退货"));
        // It is another life of the shop now, and the database holds the first.
        await Assert.ThrowsAsync<StorageRefusedException>(() => Move.RunAsync(Listener.None, default));
        await Assert.ThrowsAsync<StorageRefusedException>(() => Move.UndoAsync());
    }

    [Fact]
    public async Task A_program_that_has_the_folder_open_keeps_it_there()
    {
        await using (var shop = await FullShop.OpenAsync(FromFolder))
        {
            await shop.FindAsync("退货");
            Assert.Contains("Stop SupportBot", (await Assert.ThrowsAsync<StorageRefusedException>(() => Move.RunAsync(Listener.None, default))).Message, StringComparison.Ordinal);
        }
        Assert.True((await Move.RunAsync(Listener.None, default))!.IsSame);
    }

    [Fact]
    public async Task A_program_that_was_running_all_the_time_can_write_nothing_that_would_be_missed()
    {
        await using var shop = await FullShop.OpenAsync(FromFolder);
        // It has not read for so long that its connections were given up.
        SqliteConnection.ClearAllPools();
        await Move.RunAsync(Listener.None, default);
        var refused = await Assert.ThrowsAsync<LogUnavailableException>(() => shop.Get<IConversationLog>().AppendAsync(Some.Conversation(), Some.Said("halo"), default));
        Assert.Contains("has moved", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LogUnavailableException>(() => shop.Get<IFileStore>().SaveAsync(Some.Conversation(), "a.png", "image/png", new byte[] { 1 }, default));
    }

    [Fact]
    public async Task Another_shops_database_is_left_alone_and_the_folder_too()
    {
        await using (var other = await FullShop.OpenAsync(_storage)) await other.FillAsync();
        Assert.Contains("another shop", (await Assert.ThrowsAsync<StorageRefusedException>(() => Move.RunAsync(Listener.None, default))).Message, StringComparison.Ordinal);
        await using var shop = await FullShop.OpenAsync(FromFolder);
        Assert.Single(await shop.FindAsync("退货"));
    }

    [Fact]
    public async Task An_empty_database_that_nodes_serve_from_is_not_filled_beneath_them()
    {
        await using var node = await FullShop.OpenAsync(_storage);
        await node.BeatAsync();
        Assert.Contains("Stop every node", (await Assert.ThrowsAsync<StorageRefusedException>(() => Move.RunAsync(Listener.None, default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_begun_move_does_not_end_in_another_database()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Move.RunAsync(new Listener(1, stop.Cancel), stop.Token));
        var elsewhere = new ShopMove(_storage with { Postgres = await DatabaseAsync() }, TimeProvider.System);
        Assert.Contains("--undo", (await Assert.ThrowsAsync<StorageRefusedException>(() => elsewhere.RunAsync(Listener.None, default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_the_same_on_both_sides_is_told_and_nobody_serves_from_it()
    {
        // Somebody meddles once all is copied: tables say so twice each, in that order.
        var copied = 2 * ShopTable.All.Count;
        await using var meddler = new NpgsqlConnection(_storage.Postgres);
        var comparison = await Move.RunAsync(new Listener(copied, () => meddler.Execute("update conversations set shop = 'x' where id = (select min(id) from conversations)")), default);
        Assert.Equal(["conversations"], comparison!.Tables.Where(table => !table.IsSame).Select(table => table.Here.Table));
        await Assert.ThrowsAsync<LogUnavailableException>(() => FullShop.OpenAsync(_storage));
        await Assert.ThrowsAsync<LogUnavailableException>(() => FullShop.OpenAsync(FromFolder));
    }

    [Fact]
    public async Task A_database_that_orders_texts_by_a_language_compares_the_same()
    {
        var server = await PostgresServer.SharedAsync();
        var name = $"icu_{Guid.NewGuid():N}";
        await using (var admin = new NpgsqlConnection(server.ConnectionString))
            await admin.ExecuteAsync($"create database {name} template template0 locale_provider icu icu_locale 'de-DE'");
        _storage = _storage with { Postgres = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString };
        await using (var shop = await FullShop.OpenAsync(FromFolder))
        {
            foreach (var rma in new[] { "R-b", "R-B", "R_a", "R-ä", "R a" })
                await shop.Get<IReturnStore>().OpenAsync(Some.Case(rma, "O-" + rma), new Dictionary<string, int> { ["1"] = 1 }, default);
        }
        Assert.True((await Move.RunAsync(Listener.None, default))!.IsSame);
    }

    [Fact]
    public async Task A_NUL_that_PostgreSQL_has_not_becomes_the_mark_for_what_has_no_letter()
    {
        var id = Some.Conversation();
        await using (var shop = await FullShop.OpenAsync(FromFolder)) await shop.Get<IConversationLog>().AppendAsync(id, Some.Said("a\0b"), default);
        await using (var folder = new SqliteConnection($"Data Source={_storage.MainFile};Pooling=false"))
            await folder.ExecuteAsync("update entries set client_activity_id = 'x' || char(0) || 'y' where conversation = @Id", new { Id = id.Value });
        Assert.True((await Move.RunAsync(Listener.None, default))!.IsSame);

        await using var moved = await FullShop.OpenAsync(_storage);
        Assert.Equal("a\0b", ((CustomerSaid)(await moved.Get<IConversationLog>().ReadAsync(id, 0, default))[0].Body!).Message.Text);
    }

    [Theory]
    [InlineData(null, "ConnectionStrings__Postgres")]
    [InlineData("Host=127.0.0.1;Passwort=canary-4711", "no connection string")]
    [InlineData("Host=127.0.0.1;Port=1;Password=canary-4711;Database=x", "cannot be reached")]
    public async Task A_wrong_setting_is_named_and_changes_nothing(string? postgres, string reason)
    {
        var wrong = await Assert.ThrowsAnyAsync<Exception>(() => new ShopMove(_storage with { Postgres = postgres }, TimeProvider.System).RunAsync(Listener.None, default));
        Assert.Contains(reason, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-4711", wrong.ToString(), StringComparison.Ordinal);
        await (await FullShop.OpenAsync(FromFolder)).DisposeAsync();
    }

    private static async Task<string> DatabaseAsync() => await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
}
