namespace SupportBot.Core.Turns.Understanding;

public enum EntityKind { OrderNumber, Email, Phone, Reason, Quantity, Rma }

/// <param name="Start">Offset in the message's text, in UTF-16 units.</param>
/// <param name="Value">
/// Normal form: order number and RMA by <c>OrderNumber.Normal</c>, e-mail in lower case, phone as digits with an optional leading +,
/// reason as the name of a <c>ReturnReason</c>, quantity as invariant digits.
/// </param>
public sealed record Entity(EntityKind Kind, int Start, int Length, string Value);
