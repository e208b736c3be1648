using System.Text;
using SupportBot.Core.Transcripts;

namespace SupportBot.Integrations.Tests.Storage;

public sealed class Erasing : IAsyncLifetime
{
    private const string Canary = "kanarienvogel-4711@example.com";

    private readonly BackOffice _office = BackOffice.Open();

    [Fact]
    public async Task What_is_old_is_found_once_and_what_is_not_stays()
    {
        var (old, fresh) = (Some.Conversation(), Some.Conversation());
        await _office.Log.TryAppendAsync(old, 0, [Some.Started(), Some.Said(Canary)], default);
        _office.Clock.Advance(TimeSpan.FromDays(91));
        await _office.Log.TryAppendAsync(fresh, 0, [Some.Started(), Some.Said("hari ini")], default);
        var before = _office.Clock.GetUtcNow() - TimeSpan.FromDays(90);

        Assert.Equal([old], await _office.Log.FindOlderThanAsync(before, default));
        await _office.Log.EraseAsync(old, default);
        Assert.Empty(await _office.Log.FindOlderThanAsync(before, default));
        Assert.Equal([1, 2], (await _office.Log.ReadAsync(old, 0, default)).Select(entry => entry.Number));
        Assert.All(await _office.Log.ReadAsync(old, 0, default), entry => Assert.Null(entry.Body));
        Assert.All(await _office.Log.ReadAsync(fresh, 0, default), entry => Assert.NotNull(entry.Body));
        Assert.Equal(0, (await _office.Transcripts.SearchAsync(new TranscriptQuery("kanarienvogel"), default)).Total);
    }

    [Fact]
    public async Task No_byte_of_it_is_left_on_the_disk()
    {
        var conversation = Some.Conversation();
        await _office.Log.TryAppendAsync(conversation, 0, [Some.Started(), Some.Said(Canary)], default);
        await _office.Files.SaveAsync(conversation, "foto.png", "image/png", Encoding.UTF8.GetBytes(Canary), default);
        await _office.RestartAsync();
        Assert.True(IsOnDisk());

        await _office.Files.EraseAsync(conversation, default);
        await _office.Log.EraseAsync(conversation, default);
        await _office.RestartAsync();
        Assert.False(IsOnDisk());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _office.DisposeAsync().AsTask();

    private bool IsOnDisk() => Directory.EnumerateFiles(_office.Options.DataDirectory, "*", SearchOption.AllDirectories).Any(Holds);

    private static bool Holds(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)) >= 0;
    }
}
