using SupportBot.Core.Handoff;
using SupportBot.Core.Turns.Deciding;

namespace SupportBot.Core.Conversations;

/// <summary>Who answers now. While a conversation waits in the queue it is still the bot.</summary>
public enum ConversationOwner { Bot, HumanAgent }

/// <summary>
/// The state of a conversation: a fold of its log and nothing else. Whatever is kept elsewhere (Redis, memory) is a snapshot of it.
/// </summary>
public sealed record Conversation
{
    public required ConversationId Id { get; init; }
    /// <summary>Number of the last entry folded in; 0 before the first.</summary>
    public long Position { get; init; }
    /// <summary>When that entry was appended; null before the first. With the position it tells whether a snapshot is of this log.</summary>
    public DateTimeOffset? PositionAt { get; init; }
    public ConversationStarted? Start { get; init; }
    public ConversationOwner Owner { get; init; }
    public HandoffStatus Handoff { get; init; }
    public HandoffRequest? LastHandoff { get; init; }
    public string? AgentId { get; init; }
    public string? AgentName { get; init; }
    public bool IsClosed { get; init; }
    public DialogueState Dialogue { get; init; } = DialogueState.Empty;
    /// <summary>Number of the last customer message that a turn has dealt with.</summary>
    public long AnsweredTo { get; init; }
    public long LastCustomerNumber { get; init; }
    /// <summary>The node that accepted the last customer message.</summary>
    public string? AcceptedBy { get; init; }
    /// <summary>What the customer has said and no turn has dealt with, while it is the bot's to answer.</summary>
    public IReadOnlyList<LogEntry> Unanswered { get; init; } = [];

    /// <summary>Of the customer's words; before the first, of their page.</summary>
    public Language CurrentLanguage => Dialogue.Language ?? Start?.PageLanguage ?? Language.English;

    public bool IsOwedAnswer => Owner == ConversationOwner.Bot && !IsClosed && LastCustomerNumber > AnsweredTo;

    public static Conversation Fold(ConversationId id, IEnumerable<LogEntry> entries) =>
        entries.Aggregate(new Conversation { Id = id }, (conversation, entry) => conversation.With(entry));

    /// <summary>An entry that is folded in already (a repeat answers it again) changes nothing.</summary>
    public Conversation With(LogEntry entry) => entry.Number <= Position ? this : Apply(entry) with { Position = entry.Number, PositionAt = entry.At };

    private Conversation Apply(LogEntry entry) => entry.Body switch
    {
        ConversationStarted start => this with { Start = start },
        CustomerSaid said => this with
        {
            LastCustomerNumber = entry.Number,
            AcceptedBy = said.AcceptedBy,
            IsClosed = false,
            Unanswered = Owner == ConversationOwner.Bot ? [.. Unanswered, entry] : [],
        },
        TurnTaken { Record: var turn } => this with
        {
            AnsweredTo = turn.AnswersTo,
            Dialogue = turn.StateAfter,
            Unanswered = [.. Unanswered.Where(said => said.Number > turn.AnswersTo)],
        },
        HandoffRequested { Request: var request } => this with { Handoff = HandoffStatus.Waiting, LastHandoff = request },
        ConversationTaken taken => this with { Owner = ConversationOwner.HumanAgent, Handoff = HandoffStatus.Taken, AgentId = taken.StaffId, AgentName = taken.DisplayName, Unanswered = [] },
        AgentSaid => this with { AnsweredTo = LastCustomerNumber },
        HandedBack => BackToTheBot() with { Handoff = HandoffStatus.None },
        ConversationClosed => BackToTheBot() with { Handoff = HandoffStatus.None, IsClosed = true },
        _ => this,
    };

    // What was said while a person owned the conversation was the person's to answer.
    private Conversation BackToTheBot() =>
        this with { Owner = ConversationOwner.Bot, AgentId = null, AgentName = null, AnsweredTo = LastCustomerNumber, Unanswered = [] };
}
