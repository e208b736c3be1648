using SupportBot.Core.Handoff;
using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Deciding;

namespace SupportBot.Core.Turns;

/// <summary>One line for the queue, from facts alone: no word of the customer's and no personal data.</summary>
internal static class HandoffSummary
{
    public static string Of(HandoffReason reason, TurnFacts facts, PolicyDecision? decision)
    {
        var errand = facts.State.Errand;
        var parts = new[]
        {
            Words(reason),
            errand is null ? null : $"wants: {errand.Goal}",
            errand?.Reason is { } why ? $"because: {why}" : null,
            facts.Order is { } order ? $"order {order.Number} ({order.Status}, {order.Platform})" : "no order proven",
            Decided(decision ?? errand?.Shown),
        };
        return string.Join(" · ", parts.OfType<string>());
    }

    private static string? Decided(PolicyDecision? decision) => decision is null ? null
        : decision.Verdict == Verdict.Refused ? $"refused: {decision.Refusal}" : $"decided: {decision.Verdict}";

    private static string Words(HandoffReason reason) => reason switch
    {
        HandoffReason.CustomerAsked => "Asked for a person",
        HandoffReason.NotUnderstood => "Not understood twice",
        HandoffReason.PolicyNeedsPerson => "The policy leaves it to a person",
        HandoffReason.ProofFailed => "Could not prove the order",
        HandoffReason.TurnFailed => "The bot failed",
        HandoffReason.BlockedDraft => "A draft was held by the guard",
        HandoffReason.Complaint => "Complains",
        HandoffReason.OutsideTheBot => "Outside what the bot does",
        HandoffReason.LanguageNotSpoken => "Writes a language the bot does not",
    };
}
