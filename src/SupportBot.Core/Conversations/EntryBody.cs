using System.Text.Json.Serialization;
using SupportBot.Core.Handoff;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Core.Conversations;

/// <summary>What happened in a conversation. The names in the discriminators are stored for years: add, never rename.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ConversationStarted), "started")]
[JsonDerivedType(typeof(CustomerSaid), "customer-said")]
[JsonDerivedType(typeof(CustomerSignalled), "customer-signalled")]
[JsonDerivedType(typeof(BotSaid), "bot-said")]
[JsonDerivedType(typeof(AgentSaid), "agent-said")]
[JsonDerivedType(typeof(TurnTaken), "turn-taken")]
[JsonDerivedType(typeof(CaseOpened), "case-opened")]
[JsonDerivedType(typeof(WithdrawalDeclared), "withdrawal-declared")]
[JsonDerivedType(typeof(HandoffRequested), "handoff-requested")]
[JsonDerivedType(typeof(DeadlineNear), "deadline-near")]
[JsonDerivedType(typeof(ConversationTaken), "taken")]
[JsonDerivedType(typeof(HandedBack), "handed-back")]
[JsonDerivedType(typeof(NoteAdded), "note-added")]
[JsonDerivedType(typeof(ConversationClosed), "closed")]
public abstract record EntryBody;

/// <param name="Channel">Where it takes place, for instance <c>webchat</c>.</param>
/// <param name="Shop">The merchant's shop whose page it was started on.</param>
/// <param name="Market">The shop's selling country (ISO 3166-1 alpha-2), if the page said one.</param>
/// <param name="PageLanguage">The page's language: used until the customer writes.</param>
public sealed record ConversationStarted(string Channel, string UserId, string Shop, string? Market, Language PageLanguage) : EntryBody;

/// <param name="AcceptedBy">The node that took it in and will answer; null in logs from before this was kept.</param>
public sealed record CustomerSaid(CustomerMessage Message, string? AcceptedBy = null) : EntryBody;

/// <summary>An event of the customer's page that is no message: joining, a thumb under an answer.</summary>
/// <param name="Value">JSON as it came, at most a few kB.</param>
public sealed record CustomerSignalled(string Name, string? Value, string? RawActivity) : EntryBody;

public sealed record BotSaid(Reply Reply) : EntryBody;

public sealed record AgentSaid(string StaffId, string DisplayName, string Text) : EntryBody;

/// <summary>The record of one turn: what every stage found. Read by staff and by the fold, never by the customer.</summary>
public sealed record TurnTaken(TurnRecord Record) : EntryBody;

public sealed record CaseOpened(AfterSalesCase Case) : EntryBody;

/// <summary>A withdrawal that the customer has confirmed and the shop has thereby received.</summary>
/// <param name="OrderNumber">Null when no order was proven.</param>
/// <param name="Rma">Of the case that was opened; null when a person has to look at it.</param>
/// <param name="ReceivedAt">In the market's zone.</param>
/// <param name="Document">The acknowledgement that the customer was given.</param>
/// <param name="Text">The document's words.</param>
public sealed record WithdrawalDeclared(
    string? OrderNumber, string? Rma, DateTimeOffset ReceivedAt, MessageAttachment Document, string Text) : EntryBody;

public sealed record HandoffRequested(HandoffRequest Request) : EntryBody;

/// <summary>A deadline of the seller is near, or past.</summary>
public sealed record DeadlineNear(string Rma, CaseDeadlineKind Deadline, DateTimeOffset At) : EntryBody;

public sealed record ConversationTaken(string StaffId, string DisplayName) : EntryBody;

public sealed record HandedBack(string StaffId, string DisplayName) : EntryBody;

public sealed record NoteAdded(string StaffId, string DisplayName, string Text) : EntryBody;

public sealed record ConversationClosed(string StaffId, string DisplayName) : EntryBody;
