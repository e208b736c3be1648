namespace SupportBot.Reliability.Tests.Parts;

/// <summary>A message that the shop has acknowledged: from then on it must never be lost, doubled or moved.</summary>
/// <param name="ActivityId">As the acknowledgement said.</param>
public sealed record Accepted(string Text, string ActivityId);
