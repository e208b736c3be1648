namespace SupportBot.Core.Conversations;

/// <summary>
/// The one truth of all conversations. An append is durable when its task completes (fsync), all of its entries or none.
/// <c>(conversation, number)</c> and <c>(conversation, client activity id)</c> are unique in the store.
/// Errors: <see cref="LogUnavailableException"/> when the store cannot write (disk full, locked, gone); nothing was appended then.
/// </summary>
public interface IConversationLog
{
    /// <summary>
    /// Appends at the end. Answers the entry that is there already when <see cref="NewEntry.ClientActivityId"/> was seen before in this
    /// conversation (a repeat has no second effect).
    /// </summary>
    Task<LogEntry> AppendAsync(ConversationId conversation, NewEntry entry, CancellationToken cancellation);

    /// <summary>The same for what a customer sends: only to a conversation that has begun and is neither closed nor erased. A repeat is one all the same.</summary>
    Task<Acceptance> AcceptAsync(ConversationId conversation, NewEntry entry, CancellationToken cancellation);

    /// <summary>
    /// Appends all entries right after <paramref name="expectedLast"/> (0: the conversation is new), or nothing and null when the log has
    /// grown meanwhile: read again and decide again.
    /// </summary>
    Task<IReadOnlyList<LogEntry>?> TryAppendAsync(
        ConversationId conversation, long expectedLast, IReadOnlyList<NewEntry> entries, CancellationToken cancellation);

    /// <summary>Entries with a number above <paramref name="after"/>, in order; empty when there is none (or no such conversation).</summary>
    Task<IReadOnlyList<LogEntry>> ReadAsync(ConversationId conversation, long after, CancellationToken cancellation);

    /// <summary>
    /// Entries after the one with number <paramref name="position"/> that was appended at <paramref name="at"/>; null when the log has no such
    /// entry, because it was restored to an earlier state: what a snapshot says of it does not count then.
    /// </summary>
    Task<IReadOnlyList<LogEntry>?> ReadOnAsync(ConversationId conversation, long position, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>
    /// Conversations that the bot owes an answer, for instance because the process died in the middle of a turn; without those whose last
    /// message was accepted by one of <paramref name="answeredBy"/>.
    /// </summary>
    Task<IReadOnlyList<ConversationId>> FindUnansweredAsync(IReadOnlyCollection<string> answeredBy, CancellationToken cancellation);

    /// <summary>Conversations whose last entry is older, and whose contents are still there.</summary>
    Task<IReadOnlyList<ConversationId>> FindOlderThanAsync(DateTimeOffset lastEntryBefore, CancellationToken cancellation);

    /// <summary>Deletes the bodies and searchable texts of a conversation for good; envelopes and numbers stay.</summary>
    Task EraseAsync(ConversationId conversation, CancellationToken cancellation);
}

/// <summary>
/// The log cannot be written or read now; what was asked did not happen. Only when the way to a database breaks during the commit itself, nobody
/// can know: asking again with the same client activity id or expected number tells.
/// </summary>
public sealed class LogUnavailableException(string message, Exception inner) : Exception(message, inner);
