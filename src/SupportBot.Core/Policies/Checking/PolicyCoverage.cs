using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Checking;

/// <summary>What a market's files should say.</summary>
public enum PolicyFact
{
    Withdrawal, ReturnFreight, RefundDeadline, Exclusions, Guarantee, GuaranteeRemedies, Presumption, Cancellation, RefundRoutes, RefundTimes, PlatformWindows,
    PlatformClocks, Logistics, ComplaintBody, WithdrawalFunction, ServiceHours,
}

/// <summary><c>None</c>: confirmed that there is nothing of the kind. <c>NotNeeded</c>: the market has no use for it.</summary>
public enum CoverageStatus { Confirmed, NeedsReview, Missing, None, NotNeeded }

/// <summary>Market by market, which facts are confirmed, wait for a review, or are missing.</summary>
public static class PolicyCoverage
{
    private static readonly string[] EuropeanUnion = ["IE", "DE", "FR", "ES", "IT", "NL", "PL"];

    /// <param name="day">Rules in force on it count.</param>
    public static IReadOnlyDictionary<PolicyFact, CoverageStatus> Of(MarketPolicies market, DateOnly day)
    {
        var rules = market.Rules.Where(rule => rule.Head.IsInForceOn(day)).ToList();
        return Enum.GetValues<PolicyFact>().ToDictionary(fact => fact, fact => Status(fact, market, rules));
    }

    private static CoverageStatus Status(PolicyFact fact, MarketPolicies market, IReadOnlyList<PolicyRule> rules) => fact switch
    {
        PolicyFact.Withdrawal => Withdrawal(rules),
        PolicyFact.ReturnFreight => OfReturns(rules, rule => rule.ReturnFreight is not null || rule.CollectWithinDays is not null),
        PolicyFact.RefundDeadline => OfReturns(rules, rule => rule.Refund is not null),
        PolicyFact.Exclusions => OfReturns(rules, rule => rule.Exclusions.Count > 0),
        PolicyFact.Guarantee => Any(Guarantees(rules)),
        PolicyFact.GuaranteeRemedies => Any(Guarantees(rules).Where(rule => rule.RemediesFirst.Count > 0)),
        // Most laws know none: then there is nothing to say.
        PolicyFact.Presumption => Any(Guarantees(rules).Where(rule => rule.Presumption is not null)) is var found and not CoverageStatus.Missing ? found : CoverageStatus.NotNeeded,
        PolicyFact.Cancellation => Any(rules.OfType<CancellationRule>()),
        PolicyFact.RefundRoutes => MissingRoutes.Find(market).Any() ? CoverageStatus.NeedsReview : Any(rules.OfType<RefundRouteRule>()),
        PolicyFact.RefundTimes => Any(rules.OfType<RefundRouteRule>().Where(rule => rule.Paths.Values.Any(path => path.Arrives is not null))),
        PolicyFact.PlatformWindows => OfPlatforms(market, Any(rules.OfType<ReturnRule>().Where(rule => rule.Head.Layer == PolicyLayer.Platform))),
        PolicyFact.PlatformClocks => OfPlatforms(market, Any(rules.OfType<SellerClockRule>())),
        PolicyFact.Logistics => Any(rules.OfType<ReturnLogisticsRule>()),
        PolicyFact.ComplaintBody => Any(rules.OfType<ComplaintBodyRule>()),
        PolicyFact.WithdrawalFunction => EuropeanUnion.Contains(market.Market) ? Any(rules.OfType<WithdrawalFunctionRule>()) : CoverageStatus.NotNeeded,
        PolicyFact.ServiceHours => market.Service is null ? CoverageStatus.Missing : CoverageStatus.Confirmed,
    };

    private static CoverageStatus Withdrawal(IReadOnlyList<PolicyRule> rules)
    {
        var right = Any(rules.OfType<ReturnRule>().Where(rule => rule.Kind == ClauseKind.WithdrawalRight));
        if (right == CoverageStatus.Confirmed) return right;
        return Any(rules.OfType<NoWithdrawalRightRule>()) switch
        {
            CoverageStatus.Confirmed => CoverageStatus.None,
            CoverageStatus.NeedsReview => CoverageStatus.NeedsReview,
            _ => right,
        };
    }

    // Of what can be sent back without a reason, by whatever layer; where nothing can, nothing is to be said of it.
    private static CoverageStatus OfReturns(IReadOnlyList<PolicyRule> rules, Func<ReturnRule, bool> says)
    {
        var returns = rules.OfType<ReturnRule>().Where(rule => rule.Reasons == RuleReasons.Any).ToList();
        return returns.Count == 0 ? CoverageStatus.NotNeeded : Any(returns.Where(says));
    }

    private static IEnumerable<ReturnRule> Guarantees(IReadOnlyList<PolicyRule> rules) => rules.OfType<ReturnRule>().Where(rule => rule.Kind == ClauseKind.LegalGuarantee);

    private static CoverageStatus OfPlatforms(MarketPolicies market, CoverageStatus found) => market.ShopTypes.Count == 0 ? CoverageStatus.NotNeeded : found;

    private static CoverageStatus Any(IEnumerable<PolicyRule> rules) => rules.Select(rule => rule.Head.Status).DefaultIfEmpty((RuleStatus)(-1)).Min() switch
    {
        RuleStatus.Confirmed => CoverageStatus.Confirmed,
        RuleStatus.NeedsReview => CoverageStatus.NeedsReview,
        _ => CoverageStatus.Missing,
    };
}
