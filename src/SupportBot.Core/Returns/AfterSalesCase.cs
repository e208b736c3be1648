using SupportBot.Core.Orders;
using SupportBot.Core.Policies;

namespace SupportBot.Core.Returns;

public enum CaseKind { Return, Cancellation }

/// <summary>The life of a return; a cancellation goes from Requested to Refunded.</summary>
public enum CaseStatus { Requested, Approved, InTransit, Received, Refunded, Refused, Cancelled }

/// <summary>A return or cancellation that the customer has confirmed.</summary>
/// <param name="Rma">The number the customer writes on the parcel.</param>
/// <param name="Decision">The very decision that was shown and confirmed.</param>
public sealed record AfterSalesCase(
    string Rma, CaseKind Kind, string OrderNumber, string Shop, string Market, IReadOnlyList<ItemSelection> Items, ReturnReason? Reason,
    Remedy Remedy, PolicyDecision Decision, CaseStatus Status, DateTimeOffset OpenedAt);

/// <param name="LineId"><see cref="OrderLine.Id"/> of the order.</param>
public sealed record ItemSelection(string LineId, int Quantity);
