using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Transcripts;

namespace SupportBot.Integrations.Storage.Log;

/// <summary>The row of a conversation as it is in the table: times in Unix milliseconds, choices by name.</summary>
internal sealed record ConversationRow
{
    public string Id { get; init; } = "";
    public string Channel { get; init; } = "";
    public string Shop { get; init; } = "";
    public string? Market { get; init; }
    public string Language { get; init; } = Core.Conversations.Language.English.Tag;
    public string Owner { get; init; } = nameof(ConversationOwner.Bot);
    public string Handoff { get; init; } = nameof(HandoffStatus.None);
    public string? HandoffReason { get; init; }
    public string? HandoffSummary { get; init; }
    public bool HandedOff { get; init; }
    public string? OrderNumber { get; init; }
    public string? AgentId { get; init; }
    public string? AgentName { get; init; }
    public bool IsClosed { get; init; }
    public long StartedAt { get; init; }
    public long LastAt { get; init; }
    public long? DueAt { get; init; }
    public int Messages { get; init; }
    public string LastText { get; init; } = "";
    public long LastNumber { get; init; }
    public long LastCustomerNumber { get; init; }
    public long AnsweredTo { get; init; }
    public string? AcceptedBy { get; init; }

    public ConversationSummary ToSummary() => new(
        new ConversationId(Id), Channel, Shop, Market, new Language(Language), Enum.Parse<ConversationOwner>(Owner),
        Enum.Parse<HandoffStatus>(Handoff), HandoffReason is { } reason ? Enum.Parse<HandoffReason>(reason) : null, HandoffSummary, OrderNumber,
        AgentId, AgentName, IsClosed, StoredTime.Read(StartedAt), StoredTime.Read(LastAt), DueAt is { } due ? StoredTime.Read(due) : null,
        Messages, LastText);
}
