namespace SupportBot.Core.Conversations;

/// <summary>Who may read an entry. Staff read everything; customers read only what is theirs.</summary>
public enum Audience { Customer, Staff }

/// <summary>
/// One numbered envelope of a conversation's append-only log. Numbers start at 1 and have no gap.
/// The body is apart, so that it can be erased (null) while the number stays.
/// </summary>
/// <param name="ActivityId">Unique in the conversation; what channels call the activity's id.</param>
public sealed record LogEntry(
    ConversationId Conversation, long Number, DateTimeOffset At, Audience Audience, string ActivityId, EntryBody? Body);

/// <summary>An entry that the log has not numbered yet.</summary>
/// <param name="ClientActivityId">The sender's own id of the message, if any; a repeat of it is not appended again.</param>
public sealed record NewEntry(Audience Audience, EntryBody Body, string? ClientActivityId = null);
