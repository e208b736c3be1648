using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Checking;

/// <summary>Ways of paying that are used in a market and that no confirmed rule says how to undo.</summary>
internal static class MissingRoutes
{
    public static IEnumerable<PolicyFinding> Find(MarketPolicies market)
    {
        var rules = market.Rules.OfType<RefundRouteRule>().ToList();
        var confirmed = rules.Where(rule => rule.Head.Status == RuleStatus.Confirmed && rule.Head.Platforms.Count == 0 && rule.Head.Until is null)
            .SelectMany(rule => rule.Paths.Keys).ToHashSet();
        // Cards are used everywhere; what else is used, the market's own files name.
        return rules.SelectMany(rule => rule.Paths.Keys).Append(PaymentKind.Card).Distinct().Where(paid => !confirmed.Contains(paid)).Order()
            .Select(paid => new PolicyFinding(market.Market, null, $"nothing confirmed says how money paid by {paid} goes back. Add it to payments/{market.Market}.yaml."));
    }
}
