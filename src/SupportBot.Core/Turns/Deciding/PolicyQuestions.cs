using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Rules;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>Questions about the rules, with or without an order: answered from the clauses in force, never from memory.</summary>
internal static class PolicyQuestions
{
    public static void Answer(PlanBuilder plan, Heard heard)
    {
        var aboutRules = heard.Chosen.Contains(OfferValues.PolicyQuestion) || heard.Means(Intent.ReturnPolicyQuestion);
        var aboutMoney = heard.Means(Intent.RefundMethodQuestion);
        if (!aboutRules && !aboutMoney) return;
        // Once a case is open, its own money is meant.
        if (!aboutRules && plan.Facts.Cases.Count > 0) { StatusErrand.TellCases(plan, Goal.RefundStatus); return; }
        if (plan.Facts.Market is not { } market) { plan.Ask(Question.OrderNumber, "terms_unknown_market", []); return; }
        if (PolicyAnswers.For(plan.Facts.Policies, market, plan.Facts.Platform, plan.Facts.Order?.ShopType, plan.Facts.Now) is { } terms) Tell(plan, terms, aboutRules, aboutMoney, heard.Means(Intent.Complaint));
        else plan.Ask(Question.Handoff, "terms_unknown", [MarketFact(market)], Offer.Say(OfferValues.Person, "option_person"));
    }

    private static void Tell(PlanBuilder plan, MarketTerms terms, bool aboutRules, bool aboutMoney, bool isComplaint)
    {
        plan.Say(new Move("terms_intro", [MarketFact(terms.Market)]) { Cites = Cites(terms) });
        if (aboutRules) TellWindows(plan, terms);
        if (aboutRules && terms.Best is { } best) TellConditions(plan, best);
        if (aboutRules && terms.Guarantee is { } guarantee) TellGuarantee(plan, guarantee);
        if (aboutRules && terms.FaultPromises.FirstOrDefault(promise => promise.OnlyFor is null) is { } promise) plan.List("terms_fault_promise", Length(promise));
        if (terms.Best?.RefundWithin is { } within) TellDeadline(plan, within);
        if (aboutMoney) TellRoutes(plan, terms);
        if (isComplaint && terms.ComplainTo is { } body) plan.List("terms_complaint", Fact.Names("body", body.Name), Fact.Text("contact", body.Contact));
        if (plan.Facts.Order is null) plan.Say("terms_your_order");
        if (plan.State.Errand is null) plan.Suggest([.. Menu.Offers(plan.Facts.OwesWithdrawalFunction).Where(offer => offer.Value is not OfferValues.PolicyQuestion && offer.Value != OfferValues.Of(Goal.OrderStatus))]);
    }

    // A shop's longer window stands beside the law's shorter right: the customer has both.
    private static void TellWindows(PlanBuilder plan, MarketTerms terms)
    {
        if (terms.Withdrawal is { } right) plan.List("terms_withdrawal", Length(right));
        else if (terms.NoGeneralRight is not null) plan.List("terms_no_right");
        if (OwnWindow(terms) is { } own && own.Window.Length.Days.Days > (terms.Withdrawal?.Window.Length.Days.Days ?? 0))
            plan.List("terms_window", Length(own));
    }

    private static void TellConditions(PlanBuilder plan, ReturnTerms best)
    {
        if (best.CollectWithinDays is { } collected) plan.List("terms_collected", Fact.Days("days", new DayCount(collected, DayKind.Calendar)));
        else if (best.ReturnFreight is FreightRule.CustomerIfTold) plan.List("terms_freight_told");
        else if (best.ReturnFreight is { } rule) plan.List("terms_freight", Fact.Text("payer", rule == FreightRule.Seller ? "seller" : "customer"));
        if (best.Exclusions.Count > 0)
            plan.List("terms_exclusions", Fact.Phrases("kinds", [.. best.Exclusions.Select(exclusion => "excluded_" + SnakeCase.Of(exclusion.Item)).Distinct()]));
    }

    private static void TellGuarantee(PlanBuilder plan, ReturnTerms guarantee)
    {
        if (guarantee.Window.IsReasonableTime) plan.List("terms_guarantee_reasonable");
        else plan.List(guarantee.Window.From == WindowStart.OrderPlaced ? "terms_guarantee_from_order" : "terms_guarantee", Length(guarantee));
        if (guarantee.Presumption is { } presumption) plan.List("terms_presumption", Fact.Length("days", presumption));
    }

    private static void TellDeadline(PlanBuilder plan, RefundDeadline within)
    {
        if (within.Within.Days == 0) plan.List("terms_refund_at_once", Fact.Text("start", SnakeCase.Of(within.From)));
        else plan.List("terms_refund", Fact.Days("days", within.Within), Fact.Text("start", SnakeCase.Of(within.From)));
    }

    // With an order its own way of paying; without one, all that are used in the market.
    private static void TellRoutes(PlanBuilder plan, MarketTerms terms)
    {
        var asked = plan.Facts.Order?.Payment.Kind;
        foreach (var (kind, refund) in terms.Refunds.Where(pair => asked is null || pair.Key == asked))
        {
            var method = Fact.Phrases("method", "method_" + SnakeCase.Of(kind));
            if (asked is not null || refund.Arrives is null)
                plan.List("terms_route", method, Fact.Text("route", SnakeCase.Of(refund.Route)), Fact.Text("has_account", refund.AskFor is null ? "no" : "yes"), Fact.Text("account", refund.AskFor ?? ""));
            if (refund.Arrives is { } arrives) plan.List("terms_arrival", method, Fact.Days("days", arrives));
        }
    }

    private static Fact MarketFact(string market) => Fact.Phrases("market", "market_" + market);

    private static ReturnTerms? OwnWindow(MarketTerms terms) => terms.ReturnWindows.FirstOrDefault(window => window.OnlyFor is null);

    private static Fact Length(ReturnTerms terms) => Fact.Length("days", terms.Window.Length);

    private static IReadOnlyList<PolicyClause> Cites(MarketTerms terms) =>
        [.. new[] { terms.Withdrawal?.Clause, terms.NoGeneralRight, OwnWindow(terms)?.Clause, terms.Guarantee?.Clause }.OfType<PolicyClause>()];
}
