namespace SupportBot.Core.Conversations;

/// <summary>The state of a conversation now: its snapshot, and the log's tail folded on top.</summary>
public sealed class ConversationStates(IConversationLog log, ISnapshotStore snapshots)
{
    /// <summary>Position 0 when there is no such conversation.</summary>
    public async Task<Conversation> LoadAsync(ConversationId id, CancellationToken cancellation)
    {
        if (await snapshots.FindAsync(id, cancellation) is { PositionAt: { } at } snapshot && await log.ReadOnAsync(id, snapshot.Position, at, cancellation) is { } tail)
            return tail.Aggregate(snapshot, (conversation, entry) => conversation.With(entry));
        return Conversation.Fold(id, await log.ReadAsync(id, after: 0, cancellation));
    }

    /// <summary>Remembers the state after <paramref name="appended"/>.</summary>
    public Task SaveAsync(Conversation before, IEnumerable<LogEntry> appended, CancellationToken cancellation) =>
        snapshots.SaveAsync(appended.Aggregate(before, (conversation, entry) => conversation.With(entry)), cancellation);
}
