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
    /// The same after <paramref name="accepted"/>, which this node has appended: where the snapshot reaches right up to it, the log need not be
    /// asked. What others have appended since is not seen then, so whoever acts on the state must make sure of it.
    /// </summary>
    public async Task<Conversation> LoadAsync(ConversationId id, IReadOnlyList<Acceptance> accepted, CancellationToken cancellation)
    {
        var snapshot = await snapshots.FindAsync(id, cancellation);
        return Follow(snapshot, accepted) ?? await LoadAsync(id, snapshot, cancellation);
    }

    private async Task<Conversation> LoadAsync(ConversationId id, Conversation? snapshot, CancellationToken cancellation)
    {
        if (snapshot is { PositionAt: { } at } && await log.ReadOnAsync(id, snapshot.Position, at, cancellation) is { } tail)
            return tail.Aggregate(snapshot, (conversation, entry) => conversation.With(entry));
        return Conversation.Fold(id, await log.ReadAsync(id, after: 0, cancellation));
    }

    private static Conversation? Follow(Conversation? snapshot, IReadOnlyList<Acceptance> accepted)
    {
        var state = snapshot;
        foreach (var (_, entry, after) in accepted)
        {
            if (state is null || entry is null || entry.Number != state.Position + 1 || after != state.PositionAt) return null;
            state = state.With(entry);
        }
        return accepted.Count == 0 ? null : state;
    }

    /// <summary>Remembers the state after <paramref name="appended"/>.</summary>
    public Task SaveAsync(Conversation before, IEnumerable<LogEntry> appended, CancellationToken cancellation) =>
        snapshots.SaveAsync(appended.Aggregate(before, (conversation, entry) => conversation.With(entry)), cancellation);
}
