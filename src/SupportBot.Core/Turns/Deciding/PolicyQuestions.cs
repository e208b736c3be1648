using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Rules;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>Questions about the rules, with or without an order: answered from the clauses in force, never from memory.</summary>
internal sealed class PolicyQuestions(PolicyLibrary policies)
{
    public void Answer(PlanBuilder plan, Heard heard)
    {
        var aboutRules = heard.Chosen.Contains(OfferValues.PolicyQuestion) || heard.Means(Intent.ReturnPolicyQuestion);
        var aboutMoney = heard.Means(Intent.RefundMethodQuestion);
        if (!aboutRules && !aboutMoney) return;
        // Once a case is open, its own money is meant.
        if (!aboutRules && plan.Facts.Cases.Count > 0) { StatusErrand.TellCases(plan, Goal.RefundStatus); return; }
        if (plan.Facts.Market is not { } market) { plan.Ask(Question.OrderNumber, "terms_unknown_market", []); return; }
        if (PolicyAnswers.For(policies, market, plan.Facts.Platform, plan.Facts.Order?.ShopType, plan.Facts.Now) is { } terms) Tell(plan, terms, aboutRules, aboutMoney);
        else plan.Ask(Question.Handoff, "terms_unknown", [MarketFact(market)], Offer.Say(OfferValues.Person, "option_person"));
    }

    private static void Tell(PlanBuilder plan, MarketTerms terms, bool aboutRules, bool aboutMoney)
    {
        plan.Say(new Move("terms_intro", [MarketFact(terms.Market)]) { Cites = Cites(terms) });
        if (aboutRules) TellWindows(plan, terms);
        if (aboutRules && terms.Best is { } best) TellConditions(plan, best);
        if (aboutRules && terms.Guarantee is { } guarantee) TellGuarantee(plan, guarantee);
        if (aboutRules && terms.FaultPromises.FirstOrDefault(promise => promise.OnlyFor is null) is { } promise) plan.List("terms_fault_promise", Length(promise));
        if (terms.Best?.RefundWithin is { } within) plan.List("terms_refund", Fact.Days("days", within.Within), Fact.Text("start", SnakeCase.Of(within.From)));
        if (aboutMoney) TellArrivals(plan, terms);
        if (plan.Facts.Order is null) plan.Say("terms_your_order");
        if (plan.State.Errand is null) plan.Suggest(Offer.Say(OfferValues.Of(Goal.Return), "option_return"), Offer.Say(OfferValues.Person, "option_person"));
    }

    // A shop's longer window stands beside the law's shorter right: the customer has both.
    private static void TellWindows(PlanBuilder plan, MarketTerms terms)
    {
        if (terms.Withdrawal is { } right) plan.List("terms_withdrawal", Length(right));
        if (OwnWindow(terms) is { } own && own.Window.Length.Days.Days > (terms.Withdrawal?.Window.Length.Days.Days ?? 0))
            plan.List("terms_window", Length(own));
    }

    private static void TellConditions(PlanBuilder plan, ReturnTerms best)
    {
        if (best.ReturnFreight is FreightRule.CustomerIfTold) plan.List("terms_freight_told");
        else if (best.ReturnFreight is { } rule) plan.List("terms_freight", Fact.Text("payer", rule == FreightRule.Seller ? "seller" : "customer"));
        if (best.Exclusions.Count > 0)
            plan.List("terms_exclusions", Fact.Phrases("kinds", [.. best.Exclusions.Select(exclusion => "excluded_" + SnakeCase.Of(exclusion.Item)).Distinct()]));
    }

    private static void TellGuarantee(PlanBuilder plan, ReturnTerms guarantee) =>
        plan.List(guarantee.Window.From == WindowStart.OrderPlaced ? "terms_guarantee_from_order" : "terms_guarantee", Length(guarantee));

    private static void TellArrivals(PlanBuilder plan, MarketTerms terms)
    {
        var asked = plan.Facts.Order?.Payment.Kind;
        foreach (var (kind, refund) in terms.Refunds.Where(pair => pair.Value.Arrives is not null && (asked is null || pair.Key == asked)))
            plan.List("terms_arrival", Fact.Phrases("method", "method_" + SnakeCase.Of(kind)), Fact.Days("days", refund.Arrives!.Value));
    }

    private static Fact MarketFact(string market) => Fact.Phrases("market", "market_" + market);

    private static ReturnTerms? OwnWindow(MarketTerms terms) => terms.ReturnWindows.FirstOrDefault(window => window.OnlyFor is null);

    private static Fact Length(ReturnTerms terms) => Fact.Length("days", terms.Window.Length);

    private static IReadOnlyList<PolicyClause> Cites(MarketTerms terms) =>
        [.. new[] { terms.Withdrawal, OwnWindow(terms), terms.Guarantee }.OfType<ReturnTerms>().Select(each => each.Clause)];
}
