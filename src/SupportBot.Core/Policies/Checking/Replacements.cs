using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Checking;

/// <summary>Terms that replace a rule which does not let itself be replaced, or is not there.</summary>
internal static class Replacements
{
    public static IEnumerable<PolicyFinding> Find(MarketPolicies market)
    {
        var replaceable = market.Rules.OfType<ReturnRule>().Where(rule => rule.MayBeReplaced).Select(rule => rule.Id).ToHashSet();
        return from rule in market.Rules.OfType<ReturnRule>()
               from wanted in rule.Replaces
               where rule.Head.Layer != PolicyLayer.Merchant || !replaceable.Contains(wanted)
               select new PolicyFinding(market.Market, rule.Id, $"it cannot replace '{wanted}': only the merchant can, and only a rule that says 'may_be_replaced: true'.");
    }
}
