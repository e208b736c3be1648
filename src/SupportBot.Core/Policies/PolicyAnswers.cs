using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies;

/// <summary>Answers questions about policies when there is no order to decide on.</summary>
public static class PolicyAnswers
{
    /// <summary>The terms for an order placed now; null for a market that no policy file knows.</summary>
    /// <param name="platform"><c>own</c> when null.</param>
    public static MarketTerms? For(PolicyLibrary library, string market, string? platform, string? shopType, DateTimeOffset now)
    {
        if (library.Find(market) is not { } policies) return null;
        var rules = PolicyLibrary.InForce(policies, platform ?? "own", shopType, SellerKind.Trader, policies.Calendar.DayOf(now)).ToList();
        return new MarketTerms
        {
            Market = market,
            TimeZone = policies.Calendar.Zone.Id,
            Withdrawal = Longest(rules, ClauseKind.WithdrawalRight) is [var right, ..] ? right : null,
            NoGeneralRight = rules.OfType<NoWithdrawalRightRule>().MinBy(rule => rule.Id, StringComparer.Ordinal)?.Clause,
            ComplainTo = rules.OfType<ComplaintBodyRule>().MinBy(rule => rule.Id, StringComparer.Ordinal)?.Body,
            ReturnWindows = Longest(rules.Where(rule => !IsForFaultsOnly(rule)), ClauseKind.ReturnWindow),
            Guarantee = Longest(rules, ClauseKind.LegalGuarantee) is [var guarantee, ..] ? guarantee : null,
            FaultPromises = Longest(rules.Where(IsForFaultsOnly), ClauseKind.CommercialGuarantee, ClauseKind.ReturnWindow),
            Cancellation = rules.OfType<CancellationRule>().Where(rule => rule.OnlyAfterDays is null).OrderBy(rule => rule.Head.Layer).FirstOrDefault()?.Clause,
            Refunds = Enum.GetValues<PaymentKind>().Select(payment => (payment, Refund(rules, payment)))
                .Where(entry => entry.Item2 is not null).ToDictionary(entry => entry.payment, entry => entry.Item2!),
            Service = library.ServiceHoursOf(market),
        };
    }

    private static IReadOnlyList<ReturnTerms> Longest(IEnumerable<PolicyRule> rules, params ClauseKind[] kinds) =>
        [.. rules.OfType<ReturnRule>().Where(rule => kinds.Contains(rule.Kind))
            .OrderBy(rule => rule.OnlyFor is null ? 0 : 1)
            .ThenByDescending(rule => rule.Window.IsReasonableTime ? 0 : rule.Window.Length.ApproximateDays()).ThenBy(rule => rule.Id, StringComparer.Ordinal).Select(Terms)];

    private static bool IsForFaultsOnly(PolicyRule rule) => rule is ReturnRule { Reasons: RuleReasons.SellersFault };

    private static ReturnTerms Terms(ReturnRule rule) => new(
        rule.Clause, rule.Window, rule.ReturnFreight, rule.OutwardFreight, rule.Refund, rule.SendWithinDays, rule.Exclusions,
        [.. rule.RemediesFirst.Concat(rule.RemediesThen).Distinct()], rule.OnlyFor)
    {
        CollectWithinDays = rule.CollectWithinDays,
        Presumption = rule.Presumption,
    };

    private static RefundTerms? Refund(IEnumerable<PolicyRule> rules, PaymentKind payment) => RefundRouteRule.For(rules, payment) is { } rule
        ? new RefundTerms(rule.Clause, rule.Paths[payment].Route, rule.Paths[payment].Arrives, rule.Refund, rule.Paths[payment].AskFor)
        : null;
}
