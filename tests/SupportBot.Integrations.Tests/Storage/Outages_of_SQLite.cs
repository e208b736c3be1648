using Dapper;
using Microsoft.Data.Sqlite;
using SupportBot.Core.Conversations;
using SupportBot.Integrations.Storage;
using SupportBot.Integrations.Storage.Sqlite;

namespace SupportBot.Integrations.Tests.Storage;

public sealed class Outages_of_SQLite : IAsyncLifetime
{
    private readonly ConversationId _id = Some.Conversation();
    private BackOffice _office = null!;

    [Fact]
    public async Task A_full_disk_refuses_takes_nothing_half_and_recovers_without_a_restart()
    {
        await _office.Database.WriteAsync((connection, transaction) => connection.ExecuteAsync("create table ballast (b blob)", transaction: transaction), default);
        await Fill(1_000_000);
        var accepted = await AppendUntilFull();

        var error = await Assert.ThrowsAsync<LogUnavailableException>(() => _office.Log.TryAppendAsync(_id, accepted, [Some.Answered("x"), Big()], default));
        Assert.StartsWith("The disk is full", error.Message, StringComparison.Ordinal);
        Assert.Equal(accepted, (await _office.Log.ReadAsync(_id, 0, default)).Count);

        await _office.Database.WriteAsync((connection, transaction) => connection.ExecuteAsync("delete from ballast", transaction: transaction), default);
        Assert.Equal(accepted + 1, (await _office.Log.AppendAsync(_id, Big(), default)).Number);
    }

    [Fact]
    public async Task What_does_not_fit_fails_alone()
    {
        var small = Enumerable.Range(0, 20).Select(index => _office.Log.AppendAsync(_id, Some.Said($"{index}"), default)).ToList();
        var tooBig = _office.Database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "create table ballast as select zeroblob(9000000) b", transaction: transaction), default);
        small.AddRange(Enumerable.Range(0, 20).Select(index => _office.Log.AppendAsync(_id, Some.Said($"{index}"), default)));

        await Assert.ThrowsAsync<LogUnavailableException>(() => tooBig);
        await Task.WhenAll(small);
        Assert.Equal(40, (await _office.Log.ReadAsync(_id, 0, default)).Count);
    }

    [Fact]
    public async Task While_another_program_holds_the_lock_writing_is_refused_and_reading_works()
    {
        await _office.Log.AppendAsync(_id, Some.Said("before"), default);
        Assert.Equal(1, (await _office.Transcripts.SearchAsync(new("before"), default)).Total);
        await _office.Log.AppendAsync(_id, Some.Said("just before"), default);
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(_office.Options.DataDirectory, "supportbot.db")};Pooling=false"))
        {
            await other.OpenAsync();
            await other.ExecuteAsync("begin immediate");
            var error = await Assert.ThrowsAsync<LogUnavailableException>(() => _office.Log.AppendAsync(_id, Some.Said("during"), default));
            Assert.Contains("locked", error.Message, StringComparison.Ordinal);
            Assert.Equal(2, (await _office.Log.ReadAsync(_id, 0, default)).Count);
            // As far as the index had come.
            Assert.Equal((1, 0), ((await _office.Transcripts.SearchAsync(new("before"), default)).Total, (await _office.Transcripts.SearchAsync(new("just"), default)).Total));
        }
        Assert.Equal(3, (await _office.Log.AppendAsync(_id, Some.Said("after"), default)).Number);
    }

    [Fact]
    public async Task A_reader_cannot_write() => await Assert.ThrowsAsync<LogUnavailableException>(() =>
        _office.Database.ReadAsync(connection => connection.ExecuteAsync("delete from installation"), default));

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_with_its_setting()
    {
        var file = Path.Combine(_office.Options.DataDirectory, "a-file");
        await File.WriteAllTextAsync(file, "");
        var error = Assert.Throws<LogUnavailableException>(() => Open(Path.Combine(file, "data")));
        Assert.Contains("--data", error.Message, StringComparison.Ordinal);
        Assert.Contains("SUPPORTBOT_DATA", error.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(file, "data"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_said_to_be_damaged()
    {
        var folder = Path.Combine(_office.Options.DataDirectory, "damaged");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "supportbot.db"), string.Concat(Enumerable.Repeat("this is no database ", 1000)));
        var error = Assert.Throws<LogUnavailableException>(() => Open(folder));
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_a_newer_program_is_left_alone()
    {
        var folder = Path.Combine(_office.Options.DataDirectory, "newer");
        await Open(folder, new SqlMigration("staff", 1, "create table a (b)"), new SqlMigration("staff", 2, "create table c (d)")).DisposeAsync();
        var error = Assert.Throws<InvalidDataException>(() => Open(folder, new SqlMigration("staff", 1, "create table a (b)")));
        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_is_applied_once_and_whole_or_not_at_all()
    {
        var folder = Path.Combine(_office.Options.DataDirectory, "steps");
        var first = new SqlMigration("staff", 1, "create table a (b)");
        await Open(folder, first).DisposeAsync();
        Assert.Throws<SqliteException>(() => Open(folder, first, new SqlMigration("staff", 2, "create table c (d); insert into nowhere values (1)")));
        await using var database = Open(folder, first, new SqlMigration("staff", 2, "create table c (d)"));
        Assert.Equal(2, await database.ReadAsync(connection => connection.QuerySingleAsync<int>("select max(number) from schema_version"), default));
    }

    [Fact]
    public async Task What_was_said_before_signs_stood_alone_is_found_after_the_upgrade()
    {
        await _office.Log.AppendAsync(_id, Some.Said("我想退货 today"), default);
        await _office.Database.WriteAsync((connection, transaction) => connection.ExecuteAsync("""
            drop table said_indexed;
            drop table said_index;
            drop table said;
            create virtual table said using fts5 (text, tokenize = 'trigram case_sensitive 1');
            insert into said (rowid, text) select id, '我想退货 today' from entries;
            delete from schema_version where area = 'log' and number = 4
            """, transaction: transaction), default);
        await _office.RestartAsync();
        foreach (var query in new[] { "退货", "想", "today", "货 today" }) Assert.Equal(1, (await _office.Transcripts.SearchAsync(new(query), default)).Total);
    }

    [Fact]
    public async Task What_was_said_is_found_whether_or_not_the_index_had_come_to_it()
    {
        const int PiecesAndABit = 450;
        for (var said = 0; said < PiecesAndABit; said++) await _office.Log.AppendAsync(_id, Some.Said(FormattableString.Invariant($"jacket {said:D3}")), default);
        Assert.Equal(1, (await _office.Transcripts.SearchAsync(new("jacket 449"), default)).Total);
        var indexed = await IndexedAsync();
        Assert.Equal(PiecesAndABit, indexed);
        await _office.Log.AppendAsync(_id, Some.Said("and shoes"), default);
        // Of what is erased, some is in the index and some not yet.
        await _office.Log.EraseAsync(_id, default);
        foreach (var query in new[] { "jacket 001", "shoes" }) Assert.Equal(0, (await _office.Transcripts.SearchAsync(new(query), default)).Total);
        await _office.Database.WriteAsync((connection, transaction) => connection.ExecuteAsync("insert into said_index (said_index, rank) values ('integrity-check', 1)", transaction: transaction), default);
    }

    private Task<long> IndexedAsync() => _office.Database.ReadAsync(connection => connection.QuerySingleAsync<long>("select id from said_indexed"), default);

    [Fact]
    public async Task Commits_wait_for_the_disk()
    {
        var settings = await _office.Database.WriteAsync(async (connection, _) => (
            await connection.QuerySingleAsync<string>("pragma journal_mode"), await connection.QuerySingleAsync<int>("pragma synchronous"),
            await connection.QuerySingleAsync<int>("pragma foreign_keys"), await connection.QuerySingleAsync<int>("pragma secure_delete")), default);
        Assert.Equal(("wal", 2, 1, 1), settings);
    }

    public async Task InitializeAsync() => _office = await BackOffice.OpenInFolderAsync(maxMegabytes: 2);

    public async Task DisposeAsync() => await _office.DisposeAsync();

    private static SqliteDatabase Open(string folder, params SqlMigration[] migrations) =>
        SqliteDatabase.Open(new StorageOptions { DataDirectory = folder }, "supportbot.db", migrations);

    private static NewEntry Big() => new(Audience.Staff, new NoteAdded("s", "n", string.Concat(Enumerable.Range(0, 4_000).Select(index => $"{index} "))));

    private Task<int> Fill(int bytes) => _office.Database.WriteAsync(
        (connection, transaction) => connection.ExecuteAsync("insert into ballast values (zeroblob(@bytes))", new { bytes }, transaction), default);

    private async Task<long> AppendUntilFull()
    {
        for (var accepted = 0L; ; accepted++)
        {
            try
            {
                await _office.Log.AppendAsync(_id, Big(), default);
            }
            catch (LogUnavailableException)
            {
                return accepted;
            }
        }
    }
}
