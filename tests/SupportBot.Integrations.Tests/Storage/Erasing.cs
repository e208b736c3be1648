using System.Text;
using SupportBot.Core.Transcripts;

namespace SupportBot.Integrations.Tests.Storage;

public abstract class Erasing(Store store) : OnEitherStore(store)
{
    private protected const string Canary = "kanarienvogel-4711@example.com";

    [Fact]
    public async Task What_is_old_is_found_once_and_what_is_not_stays()
    {
        var (old, fresh) = (Some.Conversation(), Some.Conversation());
        await Office.Log.TryAppendAsync(old, 0, [Some.Started(), Some.Said(Canary)], default);
        Office.Clock.Advance(TimeSpan.FromDays(91));
        await Office.Log.TryAppendAsync(fresh, 0, [Some.Started(), Some.Said("hari ini")], default);
        var before = Office.Clock.GetUtcNow() - TimeSpan.FromDays(90);

        Assert.Equal([old], await Office.Log.FindOlderThanAsync(before, default));
        await Office.Log.EraseAsync(old, default);
        Assert.Empty(await Office.Log.FindOlderThanAsync(before, default));
        Assert.Equal([1, 2], (await Office.Log.ReadAsync(old, 0, default)).Select(entry => entry.Number));
        Assert.All(await Office.Log.ReadAsync(old, 0, default), entry => Assert.Null(entry.Body));
        Assert.All(await Office.Log.ReadAsync(fresh, 0, default), entry => Assert.NotNull(entry.Body));
        Assert.Equal(0, (await Office.Transcripts.SearchAsync(new TranscriptQuery("kanarienvogel"), default)).Total);
        Assert.Equal("", (await Office.Transcripts.FindAsync(old, default))!.LastText);
    }

    [Fact]
    public async Task What_is_erased_while_it_is_written_to_is_erased_whole_and_goes_on()
    {
        var conversation = Some.Conversation();
        for (var round = 0; round < 10; round++)
        {
            var said = Enumerable.Range(0, 20).Select(_ => Task.Run(() => Office.Log.AppendAsync(conversation, Some.Said(Canary), default)));
            await Task.WhenAll([Task.Run(() => Office.Log.EraseAsync(conversation, default)), .. said]);
        }
        await Office.Log.EraseAsync(conversation, default);
        Assert.All(await Office.Log.ReadAsync(conversation, 0, default), entry => Assert.Null(entry.Body));
        Assert.Equal(0, (await Office.Transcripts.SearchAsync(new TranscriptQuery("kanarienvogel"), default)).Total);
        Assert.Equal(201, (await Office.Log.AppendAsync(conversation, Some.Said("again"), default)).Number);
    }

    [Fact]
    public async Task Erased_files_are_gone_and_others_stay()
    {
        var (mine, other) = (Some.Conversation(), Some.Conversation());
        var saved = await Task.WhenAll(new[] { mine, other }.Select(of => Office.Files.SaveAsync(of, "foto.png", "image/png", Encoding.UTF8.GetBytes(Canary), default)));
        await Office.Files.EraseAsync(mine, default);
        Assert.Null(await Office.Files.OpenAsync(mine, saved[0].FileId, default));
        Assert.NotNull(await Office.Files.OpenAsync(other, saved[1].FileId, default));
        Assert.Equal(0, await Office.Files.SizeOfAsync(mine, default));
    }
}

public sealed class Erasing_in_SQLite() : Erasing(Store.SQLite)
{
    [Fact]
    public async Task No_byte_of_it_is_left_on_the_disk()
    {
        var conversation = Some.Conversation();
        await Office.Log.TryAppendAsync(conversation, 0, [Some.Started(), Some.Said(Canary)], default);
        await Office.Files.SaveAsync(conversation, "foto.png", "image/png", Encoding.UTF8.GetBytes(Canary), default);
        await Office.RestartAsync();
        Assert.True(IsOnDisk());

        await Office.Files.EraseAsync(conversation, default);
        await Office.Log.EraseAsync(conversation, default);
        await Office.RestartAsync();
        Assert.False(IsOnDisk());
    }

    private bool IsOnDisk() => Directory.EnumerateFiles(Office.Options.DataDirectory, "*", SearchOption.AllDirectories).Any(Holds);

    private static bool Holds(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)) >= 0;
    }
}

public sealed class Erasing_in_PostgreSQL() : Erasing(Store.PostgreSQL);
