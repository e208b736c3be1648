namespace SupportBot.Core.Conversations;

/// <summary>The state of a conversation now: its snapshot, and the log's tail folded on top.</summary>
public sealed class ConversationStates(IConversationLog log, ISnapshotStore snapshots)
{
    /// <summary>Position 0 when there is no such conversation.</summary>
    public async Task<Conversation> LoadAsync(ConversationId id, CancellationToken cancellation)
    {
        return await LoadAsync(id, await snapshots.FindAsync(id, cancellation), cancellation);
    }

    /// <summary>
    /// The same, if <paramref name="isAdmitted"/> says so in the end; else null. The snapshot is asked for at the same time, the log only
    /// afterwards: a flood that is turned away never reaches it.
    /// </summary>
    public async Task<Conversation?> LoadAsync(ConversationId id, Task<bool> isAdmitted, CancellationToken cancellation)
    {
        var snapshot = snapshots.FindAsync(id, cancellation);
        await Task.WhenAll(snapshot, isAdmitted);
        return await isAdmitted ? await LoadAsync(id, await snapshot, cancellation) : null;
    }

    private async Task<Conversation> LoadAsync(ConversationId id, Conversation? snapshot, CancellationToken cancellation)
    {
        if (snapshot is { PositionAt: { } at } && await log.ReadOnAsync(id, snapshot.Position, at, cancellation) is { } tail)
            return tail.Aggregate(snapshot, (conversation, entry) => conversation.With(entry));
        return Conversation.Fold(id, await log.ReadAsync(id, after: 0, cancellation));
    }

    /// <summary>Remembers the state after <paramref name="appended"/>.</summary>
    public Task SaveAsync(Conversation before, IEnumerable<LogEntry> appended, CancellationToken cancellation) =>
        snapshots.SaveAsync(appended.Aggregate(before, (conversation, entry) => conversation.With(entry)), cancellation);
}
