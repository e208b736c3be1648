namespace SupportBot.Core.Turns.Understanding;

public enum EntityKind { OrderNumber, Email, Phone, Reason, Quantity, Rma, Item, Size, Colour, Date, Amount, TrackingNumber }

/// <param name="Start">Offset in the message's text, in UTF-16 units.</param>
/// <param name="Value">
/// Normal form: order number and RMA by <c>OrderNumber.Normal</c>, e-mail in lower case, phone as digits with an optional leading +,
/// reason as the name of a <c>ReturnReason</c>, quantity as invariant digits, item and colour by their English name, size in upper case, date as
/// ISO 8601 or as <c>yesterday</c>, <c>days-ago-3</c> and the like, amount as invariant digits and, where told, a currency.
/// </param>
public sealed record Entity(EntityKind Kind, int Start, int Length, string Value)
{
    /// <summary>The normal form as it is written outside: a reason is <c>wrong_size</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string PublicValue => Kind == EntityKind.Reason ? LabelNames.Snake(Enum.Parse<Policies.ReturnReason>(Value)) : Value;
}
