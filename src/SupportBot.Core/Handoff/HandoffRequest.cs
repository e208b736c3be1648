using SupportBot.Core.Conversations;

namespace SupportBot.Core.Handoff;

public enum HandoffStatus { None, Waiting, Taken }

public enum HandoffReason
{
    CustomerAsked, NotUnderstood, PolicyNeedsPerson, ProofFailed, TurnFailed, BlockedDraft, Complaint, OutsideTheBot, LanguageNotSpoken,
}

/// <summary>The wish to pass a conversation to a person, with what that person needs to begin.</summary>
/// <param name="Summary">One English line from facts, for the queue; no personal data.</param>
/// <param name="DueAt">When an answer is due (platform clock or the shop's own promise): the queue's order.</param>
public sealed record HandoffRequest(
    HandoffReason Reason, Language Language, string? Market, string? OrderNumber, string Summary, DateTimeOffset RequestedAt, DateTimeOffset DueAt);
