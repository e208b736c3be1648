using System.Collections.Concurrent;
using SupportBot.Core.Conversations;
using SupportBot.Core.Limits;
using SupportBot.Core.Turns;

namespace SupportBot.Channels.Tests.Parts;

internal sealed class MemoryFiles : IFileStore
{
    private readonly ConcurrentDictionary<(ConversationId, string), StoredFile> files = new();

    public int Count => files.Count;
    public IEnumerable<StoredFile> All => files.Values;

    public Task<MessageAttachment> SaveAsync(
        ConversationId conversation, string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var about = new MessageAttachment(Guid.NewGuid().ToString("N"), name, contentType, content.Length);
        files[(conversation, about.FileId)] = new StoredFile(about, content.ToArray());
        return Task.FromResult(about);
    }

    public Task<MessageAttachment> SaveOnceAsync(
        ConversationId conversation, string fileId, string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        Task.FromResult(files.GetOrAdd((conversation, fileId), new StoredFile(new MessageAttachment(fileId, name, contentType, content.Length), content.ToArray())).About);

    public Task<StoredFile?> OpenAsync(ConversationId conversation, string fileId, CancellationToken cancellation) =>
        Task.FromResult(files.GetValueOrDefault((conversation, fileId)));

    public Task<long> SizeOfAsync(ConversationId conversation, CancellationToken cancellation) =>
        Task.FromResult(files.Where(file => file.Key.Item1 == conversation).Sum(file => file.Value.About.Size));

    public Task EraseAsync(ConversationId conversation, CancellationToken cancellation)
    {
        foreach (var key in files.Keys.Where(key => key.Item1 == conversation)) files.TryRemove(key, out _);
        return Task.CompletedTask;
    }
}

internal sealed class NoSnapshots : ISnapshotStore
{
    public Task<Conversation?> FindAsync(ConversationId id, CancellationToken cancellation) => Task.FromResult<Conversation?>(null);
    public Task SaveAsync(Conversation conversation, CancellationToken cancellation) => Task.CompletedTask;
    public Task ForgetAsync(ConversationId id, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>Counts what it was asked to answer; answers nothing itself.</summary>
internal sealed class CollectingScheduler : ITurnScheduler
{
    public ConcurrentQueue<ConversationId> Scheduled { get; } = new();
    public Action<ConversationId>? Then { get; set; }

    public void Schedule(ConversationId conversation)
    {
        Scheduled.Enqueue(conversation);
        Then?.Invoke(conversation);
    }

    public void Schedule(Acceptance accepted) => Schedule(accepted.Entry!.Conversation);

    public bool Resume(ConversationId conversation) => false;
}

/// <summary>Allows so many by key, and never more again.</summary>
internal sealed class CountingRates : IRateLimits
{
    private readonly ConcurrentDictionary<string, int> taken = new();

    public ValueTask<bool> TryTakeAsync(string key, int perMinute, CancellationToken cancellation) =>
        ValueTask.FromResult(taken.AddOrUpdate(key, 1, (_, before) => before + 1) <= perMinute);
}
