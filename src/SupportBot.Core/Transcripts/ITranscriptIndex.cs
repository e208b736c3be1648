using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;

namespace SupportBot.Core.Transcripts;

/// <summary>One conversation as lists show it. Kept by the log's store in the same commit as the entries.</summary>
/// <param name="LastText">Start of the last thing the customer said, at most 160 characters.</param>
public sealed record ConversationSummary(
    ConversationId Id, string Channel, string Shop, string? Market, Language Language, ConversationOwner Owner, HandoffStatus Handoff,
    HandoffReason? HandoffReason, string? HandoffSummary, string? OrderNumber, string? AgentId, string? AgentName, bool IsClosed,
    DateTimeOffset StartedAt, DateTimeOffset LastAt, DateTimeOffset? DueAt, int Messages, string LastText);

/// <param name="Text">Words or parts of words to find in what was said (any script); null for all.</param>
/// <param name="HandedOff">Only conversations that were (or were not) passed to a person.</param>
/// <param name="Page">From 1.</param>
public sealed record TranscriptQuery(
    string? Text = null, string? Market = null, string? Language = null, bool? HandedOff = null, bool? Open = null,
    DateTimeOffset? From = null, DateTimeOffset? Until = null, int Page = 1, int PageSize = 25);

public sealed record TranscriptPage(IReadOnlyList<ConversationSummary> Conversations, int Total);

/// <summary>Reads over all conversations, for Desk and Admin.</summary>
public interface ITranscriptIndex
{
    Task<TranscriptPage> SearchAsync(TranscriptQuery query, CancellationToken cancellation);

    /// <summary>Waiting and taken conversations: waiting first, those due soonest at the top.</summary>
    Task<IReadOnlyList<ConversationSummary>> QueueAsync(CancellationToken cancellation);

    Task<ConversationSummary?> FindAsync(ConversationId id, CancellationToken cancellation);
}
