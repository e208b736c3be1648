using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Deciding;

namespace SupportBot.Core.Turns;

/// <summary>One line for the queue beside the reason, from facts alone: no word of the customer's and no personal data.</summary>
internal static class HandoffSummary
{
    public static string Of(TurnFacts facts, PolicyDecision? decision)
    {
        var errand = facts.State.Errand;
        var parts = new[]
        {
            errand is null ? null : $"wants: {errand.Goal}",
            errand?.Reason is { } why ? $"because: {why}" : null,
            facts.Order is { } order ? $"order {order.Number} ({order.Status}, {order.Platform})" : "no order proven",
            Decided(decision ?? errand?.Shown),
        };
        return string.Join(" · ", parts.OfType<string>());
    }

    private static string? Decided(PolicyDecision? decision) => decision is null ? null
        : decision.Verdict == Verdict.Refused ? $"refused: {decision.Refusal}" : $"decided: {decision.Verdict}";
}
