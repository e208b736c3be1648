using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Turns.Deciding;

public enum ProofResult { NotTried, Proven, Failed, Locked }

/// <summary>Everything one turn decides on. Gathered before; deciding itself reads nothing else and waits for nothing.</summary>
/// <param name="Text">What the burst says, messages joined by line feeds.</param>
/// <param name="State">The dialogue before this turn, with what the burst claims already noted.</param>
/// <param name="Order">The proven order; null while nothing is proven.</param>
/// <param name="Cases">All cases of that order.</param>
/// <param name="Zone">The market's time zone: days are days there.</param>
/// <param name="QueueAhead">Conversations that wait before this one, if it waits.</param>
public sealed record TurnFacts(
    Conversation Conversation, DialogueState State, UnderstoodMessage Understood, string Text, int Files, ProofResult Proof, Order? Order,
    IReadOnlyList<AfterSalesCase> Cases, int QueueAhead, TimeZoneInfo Zone, DateTimeOffset Now)
{
    /// <summary>When the last message of the burst was accepted: what counts where a declaration must arrive in time.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The online withdrawal function is owed for this order, or for one of today in this market.</summary>
    public bool OwesWithdrawalFunction { get; init; }
    /// <summary>The policies as they count in this turn.</summary>
    public required PolicyLibrary Policies { get; init; }

    public Language Language => State.Language ?? Conversation.CurrentLanguage;

    public string? Market => Order?.Market ?? Conversation.Start?.Market;

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).Date);

    public string Platform => Order?.Platform ?? "own";
}
