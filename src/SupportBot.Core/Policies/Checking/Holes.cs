using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Checking;

/// <summary>Wordings of one rule that leave days between them on which nothing holds.</summary>
internal static class Holes
{
    public static IEnumerable<PolicyFinding> Find(MarketPolicies market) =>
        from wordings in market.Rules.GroupBy(rule => rule.Id)
        let inOrder = wordings.OrderBy(rule => rule.Head.From).ToList()
        from pair in inOrder.Zip(inOrder.Skip(1))
        where pair.First.Head.Until is { } until && until.AddDays(1) < pair.Second.Head.From
        select new PolicyFinding(market.Market, wordings.Key, FormattableString.Invariant(
            $"nothing holds from {pair.First.Head.Until!.Value.AddDays(1):yyyy-MM-dd} to {pair.Second.Head.From.AddDays(-1):yyyy-MM-dd}. Move one of the dates, or give the later wording an id of its own."));
}
