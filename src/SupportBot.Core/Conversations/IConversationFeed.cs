namespace SupportBot.Core.Conversations;

/// <summary>
/// Tells live readers (sockets, Desk) that a conversation's log has grown; they read the log from their own position. Safe: a signal may be
/// lost or doubled without loss of an entry. Publishing never throws.
/// </summary>
public interface IConversationFeed
{
    void Publish(FeedSignal signal);

    /// <summary>Signals of one conversation, or of all when <paramref name="conversation"/> is null, from the moment of the call.</summary>
    IFeedSubscription Subscribe(ConversationId? conversation);
}

public interface IFeedSubscription : IDisposable
{
    IAsyncEnumerable<FeedSignal> ReadAsync(CancellationToken cancellation);
}

public enum FeedSignalKind { Appended, BotTyping, AgentTyping }

/// <param name="Entries">
/// What was appended, as it is for customers, where it is at hand: entries for staff may come without a body. Whoever missed an entry before
/// them reads the log.
/// </param>
public readonly record struct FeedSignal(ConversationId Conversation, FeedSignalKind Kind, IReadOnlyList<LogEntry>? Entries = null)
{
    /// <summary>Any conversation may have grown: only for those who listen to all, when signals from other nodes may have been lost.</summary>
    public static FeedSignal Anywhere { get; } = new(default, FeedSignalKind.Appended);

    public static FeedSignal Of(IReadOnlyList<LogEntry> appended) => new(appended[0].Conversation, FeedSignalKind.Appended, appended);

    public bool Concerns(ConversationId conversation) => Conversation == conversation || this == Anywhere;
}
