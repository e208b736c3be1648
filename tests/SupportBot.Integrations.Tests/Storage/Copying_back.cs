using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Core.Conversations;
using SupportBot.Integrations.Storage.Sqlite;
using SupportBot.Parts;

namespace SupportBot.Integrations.Tests.Storage;

/// <summary>SQLite's write-ahead log, which is copied back into the database beside the writer.</summary>
public sealed class Copying_back : IAsyncLifetime
{
    private const int Writers = 50;
    // What makes the writer stop and copy by itself.
    private const long Long = 64 * 1024 * 1024;

    private BackOffice _office = null!;

    public async Task InitializeAsync() => _office = await BackOffice.OpenInFolderAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task Long_before_the_writer_would_stop_for_it_what_was_said_is_in_the_database()
    {
        await ChatAsync(entriesEach: 40, letters: 1500);
        Assert.InRange(Length("supportbot.db-wal"), 1, Long - 1);
        await Eventually.HoldsAsync(() => Length("supportbot.db") > 3 * 1024 * 1024, "most of 3 million letters is there");
    }

    [Fact]
    public async Task In_a_steady_flood_nothing_is_lost_and_the_log_does_not_only_grow()
    {
        var conversations = await ChatAsync(entriesEach: 300, letters: 3000);
        // About twice as much is written.
        Assert.InRange(Length("supportbot.db-wal"), 1, 4 * Long);
        await _office.RestartAsync();
        foreach (var id in conversations)
            Assert.Equal(Enumerable.Range(1, 300).Select(number => (long)number), (await _office.Log.ReadAsync(id, 0, default)).Select(entry => entry.Number));
    }

    [Theory]
    [InlineData(typeof(LogUnavailableException))]
    [InlineData(typeof(InvalidOperationException))]
    public async Task Where_it_cannot_be_copied_the_writer_goes_on(Type trouble)
    {
        using var folder = new TempFolder("copying");
        var opened = 0;
        await using var writer = new SqliteWriter("test.db", () => ++opened == 1 ? Open(folder) : throw Trouble(trouble), NullLogger.Instance);
        writer.Start();
        for (var round = 0; round < 4; round++)
            await Task.WhenAll(Enumerable.Range(0, 1000).Select(index => writer.WriteAsync((connection, transaction) => Insert(connection, index), default)));
        Assert.True(opened > 1);
        Assert.Equal(4001, await writer.WriteAsync((connection, _) => Insert(connection, 0), default));
    }

    private static KeptConnection Open(TempFolder folder)
    {
        var connection = new KeptConnection($"Data Source={Path.Combine(folder.Path, "test.db")};Pooling=false");
        connection.Open();
        Assert.Equal("wal", connection.Statement("pragma journal_mode = wal").Query(row => row.Text(0)).Single());
        connection.Statement("create table numbers (number integer primary key, value integer)").Execute();
        return connection;
    }

    private static long Insert(KeptConnection connection, long value) =>
        connection.Statement("insert into numbers (value) values (?1) returning number").Query(row => row.Number(0), value).Single();

    private static Exception Trouble(Type trouble) =>
        trouble == typeof(LogUnavailableException) ? new LogUnavailableException("The shop has moved.", new InvalidOperationException("departure")) : new InvalidOperationException("anything");

    private async Task<IReadOnlyList<ConversationId>> ChatAsync(int entriesEach, int letters)
    {
        ConversationId[] conversations = [.. Enumerable.Range(0, Writers).Select(_ => Some.Conversation())];
        await Task.WhenAll(conversations.Select(id => Task.Run(async () =>
        {
            for (var entry = 0; entry < entriesEach; entry++) await _office.Log.AppendAsync(id, Some.Said(new string('x', letters)), default);
        })));
        return conversations;
    }

    private long Length(string file) => new FileInfo(Path.Combine(_office.Options.DataDirectory, file)).Length;
}
