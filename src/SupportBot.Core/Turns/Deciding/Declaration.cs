namespace SupportBot.Core.Turns.Deciding;

/// <summary>A withdrawal that the customer has confirmed: what was declared, for the acknowledgement on a durable medium.</summary>
/// <param name="Key">Made when the statement was shown: one confirmation makes one document, however often the turn is taken.</param>
/// <param name="OrderNumber">Null when no order was proven: then the customer's own words stand for it.</param>
/// <param name="ReceivedAt">When the confirmation was accepted, in the market's zone.</param>
/// <param name="Lines">The document's paragraphs below its title, in order.</param>
public sealed record Declaration(string Key, string? OrderNumber, DateTimeOffset ReceivedAt, IReadOnlyList<Move> Lines);
