using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Checking;

/// <summary>
/// Terms of the merchant that law or platform outdo in every respect. They cannot narrow anything, since the best right wins; but whoever wrote
/// them believes they do.
/// </summary>
internal static class Shadows
{
    public static IEnumerable<PolicyFinding> Find(MarketPolicies market)
    {
        var confirmed = market.Rules.OfType<ReturnRule>().Where(rule => rule.Head.Status == RuleStatus.Confirmed).ToList();
        foreach (var own in confirmed.Where(rule => rule.Head.Layer == PolicyLayer.Merchant && rule.Replaces.Count == 0))
            if (confirmed.FirstOrDefault(other => other.Head.Layer != PolicyLayer.Merchant && Outdoes(other, own)) is { } better)
                yield return new PolicyFinding(market.Market, own.Id, $"'{better.Id}' gives all of this already, so these terms change nothing. Widen them or take them out.");
    }

    private static bool Outdoes(ReturnRule other, ReturnRule own) =>
        HoldsWherever(other, own) && IsAsLong(other, own) && IsAsCheap(other, own) && IsAsQuick(other, own)
        && !own.RemediesFirst.Except(other.RemediesFirst).Any() && (own.UnusedOnly || !other.UnusedOnly)
        && other.Exclusions.All(exclusion => own.Exclusions.Any(same => same.Item == exclusion.Item && (exclusion.OnlyIfOpened || !same.OnlyIfOpened)));

    private static bool HoldsWherever(ReturnRule other, ReturnRule own) =>
        other.Head.From <= own.Head.From && (other.Head.Until is null || own.Head.Until <= other.Head.Until)
        && other.Head.ShopTypes.Count == 0 && (other.Head.Platforms.Count == 0 || (own.Head.Platforms.Count > 0 && own.Head.Platforms.All(other.Head.Platforms.Contains)))
        && (other.OnlyFor is null || other.OnlyFor == own.OnlyFor) && (other.Reasons == RuleReasons.Any || own.Reasons == RuleReasons.SellersFault);

    private static bool IsAsLong(ReturnRule other, ReturnRule own) =>
        !other.Window.IsReasonableTime && !own.Window.IsReasonableTime && other.Window.From == own.Window.From
        && other.Window.Length.ApproximateDays() >= own.Window.Length.ApproximateDays();

    private static bool IsAsCheap(ReturnRule other, ReturnRule own) =>
        (other.ReturnFreight == FreightRule.Seller || (own.ReturnFreight is not FreightRule.Seller && other.ReturnFreight == own.ReturnFreight)
            || (own.ReturnFreight == FreightRule.Customer && other.ReturnFreight is not null))
        && (other.OutwardFreight == OutwardFreightRule.Refunded || own.OutwardFreight == OutwardFreightRule.NotRefunded);

    private static bool IsAsQuick(ReturnRule other, ReturnRule own) =>
        own.Refund is not { } promised || (other.Refund is { } due && due.From <= promised.From && due.Within.ApproximateDays() <= promised.Within.ApproximateDays());
}
