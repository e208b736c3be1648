namespace SupportBot.Core.Conversations;

/// <summary>
/// Keeps the last fold of a conversation, so that a turn reads only the log's tail. Losing a snapshot costs time, never truth; failures are
/// not the caller's concern, so neither method throws for a store that is away.
/// </summary>
public interface ISnapshotStore
{
    Task<Conversation?> FindAsync(ConversationId id, CancellationToken cancellation);

    Task SaveAsync(Conversation conversation, CancellationToken cancellation);

    Task ForgetAsync(ConversationId id, CancellationToken cancellation);
}
