namespace SupportBot.Core.Conversations;

/// <summary>Whether a conversation takes what its customer sends.</summary>
public enum Standing { Open, NotBegun, Closed }

/// <summary>What became of an entry of the customer's.</summary>
/// <param name="Standing">Of the conversation; a repeat was taken when it was open.</param>
/// <param name="Entry">As it was appended, for a repeat the first time; null unless the standing is open.</param>
/// <param name="After">When the entry before it was appended; null for a repeat. By that a state is known to be of this log.</param>
public sealed record Acceptance(Standing Standing, LogEntry? Entry, DateTimeOffset? After);
