namespace SupportBot.Integrations.Tests.Storage;

/// <summary>SQLite's write-ahead log, which grows while nobody copies it back into the database.</summary>
public sealed class Copying_back : IAsyncLifetime
{
    private const int Writers = 100, EntriesEach = 150;
    private BackOffice _office = null!;

    public async Task InitializeAsync() => _office = await BackOffice.OpenInFolderAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task In_a_steady_flood_the_log_begins_anew_again_and_again_and_nothing_is_lost()
    {
        var conversations = Enumerable.Range(0, Writers).Select(_ => Some.Conversation()).ToList();
        var longest = 0L;
        await Task.WhenAll(conversations.Select(id => Task.Run(async () =>
        {
            for (var entry = 0; entry < EntriesEach; entry++)
            {
                await _office.Log.AppendAsync(id, Some.Said(new string('x', 3000)), default);
                InterlockedMax(ref longest, LogLength());
            }
        })));

        // All that was written is more than twice as much.
        Assert.InRange(longest, 1, 256 * 1024 * 1024);
        await _office.RestartAsync();
        foreach (var id in conversations)
            Assert.Equal(Enumerable.Range(1, EntriesEach).Select(number => (long)number), (await _office.Log.ReadAsync(id, 0, default)).Select(entry => entry.Number));
    }

    private long LogLength() => new FileInfo(Path.Combine(_office.Options.DataDirectory, "supportbot.db-wal")).Length;

    private static void InterlockedMax(ref long most, long value)
    {
        for (var seen = Volatile.Read(ref most); value > seen && Interlocked.CompareExchange(ref most, value, seen) != seen; seen = Volatile.Read(ref most)) { }
    }
}
