using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>The details of a granted request, each with its fact: until when, who pays the way back, how much money, where to, how soon, on what ground.</summary>
internal static class GrantWords
{
    public static void Tell(PlanBuilder plan, Order order, Errand errand, PolicyDecision decision)
    {
        var exchange = errand.Goal == Goal.Exchange;
        plan.Say(new Move(exchange ? "exchange_granted" : "return_granted", [ItemWords.Fact(order, errand.Items)]) { Cites = decision.Clauses });
        if (decision.LastDay is { } lastDay) plan.List("detail_last_day", Fact.Date("last_day", lastDay), Basis(decision));
        if (decision.ReturnFreightInsured) plan.List("detail_freight_insured");
        else if (decision.ReturnFreight is { } payer) plan.List("detail_freight", Fact.Text("payer", SnakeCase.Of(payer)));
        if (!exchange) Money(plan, order, decision);
        else if (errand.Wish is { } wish) plan.List("detail_wish", Fact.Text("wish", wish));
        if (decision.NeedsPhotos) plan.List("detail_photos");
    }

    /// <summary>How much goes back, where to and when.</summary>
    public static void Money(PlanBuilder plan, Order order, PolicyDecision decision)
    {
        if (decision.RefundAmount is { } amount) plan.List("detail_refund", Fact.Money("amount", amount), Freight(decision));
        if (decision.RefundRoute is { } route) plan.List("detail_route", [Fact.Text("route", SnakeCase.Of(route)), .. Paid(order)]);
        if (decision is { RefundWithin: { } within, RefundStart: { } start })
            plan.List("detail_refund_within", Fact.Days("days", within), Fact.Text("start", SnakeCase.Of(start)));
        if (decision.RefundArrives is { } arrives) plan.List("detail_refund_arrives", Fact.Days("days", arrives));
    }

    private static Fact Basis(PolicyDecision decision) =>
        Fact.Text("basis", decision.Clauses is [var deciding, ..] ? SnakeCase.Of(deciding.Kind) : "none");

    private static Fact Freight(PolicyDecision decision) => Fact.Text("freight", decision.OutwardFreightRefunded is { Amount: > 0 } ? "included" : "none");

    private static Fact[] Paid(Order order) => [Fact.Text("has_paid", order.Payment.Brand is null ? "no" : "yes"), Fact.Text("paid", order.Payment.Brand ?? "")];
}
