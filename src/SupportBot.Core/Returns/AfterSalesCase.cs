using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;

namespace SupportBot.Core.Returns;

public enum CaseKind { Return, Cancellation }

/// <summary>The life of a return; a cancellation goes from Requested to Refunded.</summary>
public enum CaseStatus { Requested, Approved, InTransit, Received, Refunded, Refused, Cancelled }

/// <summary>A return or cancellation that the customer has confirmed.</summary>
/// <param name="Rma">The number the customer writes on the parcel.</param>
/// <param name="Wish">For an exchange: what is wanted instead, in the customer's words.</param>
/// <param name="Decision">The very decision that was shown and confirmed.</param>
/// <param name="ConfirmationKey">Goes with the write: the same yes opens one case, however often it arrives.</param>
public sealed record AfterSalesCase(
    string Rma, CaseKind Kind, string OrderNumber, string Shop, string Market, IReadOnlyList<ItemSelection> Items, ReturnReason? Reason,
    string? Wish, Remedy Remedy, PolicyDecision Decision, CaseStatus Status, DateTimeOffset OpenedAt, string ConfirmationKey)
{
    /// <summary>Where it was opened; null for cases from before this was kept.</summary>
    public ConversationId? Conversation { get; init; }
    /// <summary>As on the order: its holidays are the buyer's.</summary>
    public string? BuyerRegion { get; init; }
    /// <summary>When the goods were back with the seller; null before, or where nobody noted it.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Something is still to be done.</summary>
    public bool IsOpen => Status is not (CaseStatus.Refunded or CaseStatus.Refused or CaseStatus.Cancelled);
}

/// <param name="LineId"><see cref="OrderLine.Id"/> of the order.</param>
public sealed record ItemSelection(string LineId, int Quantity);
