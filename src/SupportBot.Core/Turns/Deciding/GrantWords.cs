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
        When(plan, decision, exchange ? Remedy.Replacement : Remedy.Refund);
        WayBack(plan, decision);
        if (!exchange) Money(plan, order, decision);
        else if (errand.Wish is { } wish) plan.List("detail_wish", Fact.Text("wish", wish));
        if (decision.ValueLossDeductible) plan.List("detail_value_loss");
        if (decision.GiftsToReturn.Count > 0) plan.List("detail_return_gifts", ItemWords.Fact(order, decision.GiftsToReturn));
        if (decision.NeedsPhotos) plan.List("detail_photos");
    }

    // Until when, and what need not be proven.
    private static void When(PlanBuilder plan, PolicyDecision decision, Remedy wanted)
    {
        if (LastDay(decision, wanted) is { } lastDay) plan.List("detail_last_day", Fact.Date("last_day", lastDay), lastDay == decision.LastDay ? Basis(decision) : Fact.Text("basis", "none"));
        else if (decision.IsReasonableTime) plan.List("detail_reasonable_time");
        else if (decision.BeforeReceipt) plan.List("detail_before_receipt");
        if (decision.PresumedUntil is { } presumed) plan.List("detail_presumption", Fact.Date("last_day", presumed));
    }

    /// <summary>How goods and money go back, for what has been received already.</summary>
    public static IReadOnlyList<Move> After(TurnFacts facts, PolicyDecision decision)
    {
        var plan = new PlanBuilder(facts);
        WayBack(plan, decision);
        Money(plan, facts.Order!, decision);
        if (decision.GiftsToReturn.Count > 0) plan.List("detail_return_gifts", ItemWords.Fact(facts.Order!, decision.GiftsToReturn));
        return plan.Build().Moves;
    }

    private static void WayBack(PlanBuilder plan, PolicyDecision decision)
    {
        if (decision.CollectWithinDays is { } collected) plan.List("detail_collected", Days(collected));
        else if (decision.ReturnFreightInsured) plan.List("detail_freight_insured");
        else if (decision.ReturnFreight is { } payer) plan.List("detail_freight", Fact.Text("payer", SnakeCase.Of(payer)));
    }

    /// <summary>How much goes back, where to and when.</summary>
    public static void Money(PlanBuilder plan, Order order, PolicyDecision decision)
    {
        if (decision.RefundAmount is { } amount) plan.List("detail_refund", Fact.Money("amount", amount), Freight(decision));
        if (decision.RefundRoute is { } route) plan.List("detail_route", [Fact.Text("route", SnakeCase.Of(route)), .. Paid(order)]);
        Deadline(plan, decision);
        if (decision.RefundArrives is { } arrives) plan.List("detail_refund_arrives", Fact.Days("days", arrives));
    }

    /// <summary>What the buyer is asked for where the money cannot go back as it came.</summary>
    public static Fact[] Account(PolicyDecision decision) =>
        [Fact.Text("has_account", decision.AccountToAskFor is null ? "no" : "yes"), Fact.Text("account", decision.AccountToAskFor ?? "")];

    private static Fact Days(int days) => Fact.Days("days", new DayCount(days, DayKind.Calendar));

    /// <summary>What the merchant gives of its own accord to a buyer who keeps the goods.</summary>
    public static void Goodwill(PlanBuilder plan, PolicyDecision decision)
    {
        if (decision.KeepItemRefund is { } kept) plan.List("detail_keep_item", Fact.Money("amount", kept));
        if (decision.PartialRefund is { } part) plan.List("detail_partial_refund", Fact.Money("amount", part));
    }

    /// <summary>Until when the seller sends the money.</summary>
    public static void Deadline(PlanBuilder plan, PolicyDecision decision)
    {
        if (decision is not { RefundWithin: { } within, RefundStart: { } start }) return;
        if (within.Days == 0) plan.List("detail_refund_at_once", Fact.Text("start", SnakeCase.Of(start)));
        else plan.List("detail_refund_within", Fact.Days("days", within), Fact.Text("start", SnakeCase.Of(start)));
    }

    // The law's two years for a repair are not two years for the money.
    private static DateOnly? LastDay(PolicyDecision decision, Remedy wanted) => decision.LastDays.TryGetValue(wanted, out var last) ? last : decision.LastDay;

    private static Fact Basis(PolicyDecision decision) =>
        Fact.Text("basis", decision.Clauses is [var deciding, ..] ? SnakeCase.Of(deciding.Kind) : "none");

    private static Fact Freight(PolicyDecision decision) => Fact.Text("freight", decision.OutwardFreightRefunded is { Amount: > 0 } ? "included" : "none");

    private static Fact[] Paid(Order order) => [Fact.Text("has_paid", order.Payment.Brand is null ? "no" : "yes"), Fact.Text("paid", order.Payment.Brand ?? "")];
}
