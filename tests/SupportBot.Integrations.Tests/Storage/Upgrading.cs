using Dapper;
using Npgsql;
using SupportBot.Core.Conversations;
using SupportBot.Integrations.Storage;
using SupportBot.Integrations.Storage.Postgres;
using SupportBot.Parts;
using SupportBot.Parts.Servers;

namespace SupportBot.Integrations.Tests.Storage;

/// <summary>PostgreSQL's tables take a new shape, at once or while older programs run on them.</summary>
public sealed class Upgrading : IAsyncLifetime
{
    private static readonly SqlMigration First = new("staff", 1, "create table one (a int)"), Second = new("staff", 2, "create table two (b int)");

    private string _database = "";

    public async Task InitializeAsync() => _database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();

    public async Task DisposeAsync() => await (await PostgresServer.SharedAsync()).DropDatabaseAsync(_database);

    [Fact]
    public async Task Ten_programs_at_once_apply_each_step_once()
    {
        var programs = Enumerable.Range(0, 10).Select(_ => Program(First, Second)).ToList();
        var applied = await Task.WhenAll(programs.Select(program => Task.Run(() => program.MigrateAsync(default))));
        Assert.Equal([.. Enumerable.Repeat(0, 9), 2], applied.Order());
        foreach (var program in programs) await program.DisposeAsync();
    }

    [Fact]
    public async Task Ten_back_offices_open_at_once_on_an_empty_database()
    {
        var offices = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => BackOffice.OpenAtAsync(_database))));
        var id = Some.Conversation();
        await Task.WhenAll(offices.Select(office => office.Log.AppendAsync(id, Some.Said("halo"), default)));
        Assert.Equal(10, (await offices[0].Log.ReadAsync(id, 0, default)).Count);
        foreach (var office in offices) await office.DisposeAsync();
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_of_any()
    {
        await using (var wrong = Program(First, new SqlMigration("staff", 2, "create table two (b int); insert into nowhere values (1)")))
            await Assert.ThrowsAsync<PostgresException>(() => wrong.MigrateAsync(default));
        await using var right = Program(First, Second);
        Assert.Equal(2, await right.MigrateAsync(default));
    }

    [Fact]
    public async Task Data_of_a_newer_program_is_left_alone()
    {
        await using (var newer = Program(First, Second)) await newer.OpenAsync(default);
        await using var older = Program(First);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => older.OpenAsync(default));
        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Appends_go_on_while_a_newer_program_adds_a_column_and_leave_it_as_it_is()
    {
        await using var older = await BackOffice.OpenAtAsync(_database);
        var (busy, known) = (Some.Conversation(), Some.Conversation());
        await older.Log.AppendAsync(known, Some.Said("before"), default);
        using var enough = new CancellationTokenSource();
        var appending = AppendUntilAsync(older.Log, busy, enough.Token);
        await Eventually.HoldsAsync(async () => (await older.Log.ReadAsync(busy, 0, default)).Count > 20, "it appends");

        await using var newer = Program(new SqlMigration("log", 2, "alter table conversations add column mood text; alter table entries add column mood text"));
        Assert.Equal(1, await newer.MigrateAsync(default));
        await newer.WriteAsync((connection, transaction) => connection.ExecuteAsync("update conversations set mood = 'sunny' where id = @Id", new { Id = known.Value }, transaction), default);
        await older.Log.AppendAsync(known, Some.Said("after"), default);
        var seen = (await older.Log.ReadAsync(busy, 0, default)).Count;
        await Eventually.HoldsAsync(async () => (await older.Log.ReadAsync(busy, 0, default)).Count > seen + 20, "it still appends");
        await enough.CancelAsync();

        Assert.Equal(await appending, (await older.Log.ReadAsync(busy, 0, default)).Count);
        Assert.Equal("sunny", await newer.ReadAsync(connection => connection.QuerySingleAsync<string>("select mood from conversations where id = @Id", new { Id = known.Value }), default));
        await Assert.ThrowsAsync<InvalidDataException>(older.RestartAsync);
    }

    private PostgresDatabase Program(params SqlMigration[] migrations) => new(_database, migrations);

    private static async Task<int> AppendUntilAsync(IConversationLog log, ConversationId id, CancellationToken enough)
    {
        var appended = 0;
        for (; !enough.IsCancellationRequested; appended++) await log.AppendAsync(id, Some.Said($"{appended}"), default);
        return appended;
    }
}
