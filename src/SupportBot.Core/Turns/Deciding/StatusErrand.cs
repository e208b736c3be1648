using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>Where the order is, and how its returns and refunds stand.</summary>
internal static class StatusErrand
{
    public static void TellOrder(PlanBuilder plan)
    {
        var order = plan.Facts.Order!;
        plan.Say("status_" + SnakeCase.Of(order.Status), Fact.Text("order", order.Number), ItemWords.Fact(order), Fact.Date("placed", plan.Facts.DayOf(order.PlacedAt)));
        foreach (var parcel in order.Parcels) TellParcel(plan, parcel, order.Parcels.Count);
        foreach (var known in plan.Facts.Cases) TellCase(plan, known);
        Finish(plan, order);
    }

    public static void TellCases(PlanBuilder plan, Goal goal)
    {
        var order = plan.Facts.Order!;
        if (order.Status == OrderStatus.Cancelled) { TellOrder(plan); return; }
        if (plan.Facts.Cases.Count == 0) plan.Say(goal == Goal.RefundStatus ? "no_refund_yet" : "no_return_yet", Fact.Text("order", order.Number));
        else plan.Say("cases_of_order", Fact.Text("order", order.Number));
        foreach (var known in plan.Facts.Cases) TellCase(plan, known);
        Finish(plan, order);
    }

    private static void TellParcel(PlanBuilder plan, Parcel parcel, int parcels)
    {
        var state = parcel switch { { DeliveredAt: not null } => "delivered", { ShippedAt: not null } => "shipped", _ => "preparing" };
        var day = parcel.DeliveredAt ?? parcel.ShippedAt;
        if (state == "preparing" && parcels == 1) return;
        plan.List("parcel_" + state, Fact.Text("has_carrier", parcel.Carrier is null ? "no" : "yes"), Fact.Text("carrier", parcel.Carrier ?? ""), Fact.Text("has_tracking", parcel.TrackingNumber is null ? "no" : "yes"),
            Fact.Text("tracking", parcel.TrackingNumber ?? ""), Fact.Date("day", day is { } at ? plan.Facts.DayOf(at) : default));
        if (parcel is { DeliveredAt: null, ExpectedOn: { } expected }) plan.List("parcel_expected", Fact.Date("day", expected));
    }

    private static void TellCase(PlanBuilder plan, AfterSalesCase known)
    {
        var decision = known.Decision;
        plan.List("case_line", Fact.Text("rma", known.Rma), Fact.Text("remedy", SnakeCase.Of(known.Remedy)), Fact.Text("status", SnakeCase.Of(known.Status)),
            ItemWords.Fact(plan.Facts.Order!, known.Items));
        if (known is { Remedy: not Remedy.Replacement, Status: not (CaseStatus.Refused or CaseStatus.Cancelled) } && decision is { RefundAmount: { } amount })
            plan.List("case_refund", Fact.Money("amount", amount), Fact.Text("status", known.Status == CaseStatus.Refunded ? "paid" : "due"));
        if (known.Status != CaseStatus.Refunded && decision.RefundAmount is not null) GrantWords.Deadline(plan, decision);
    }

    private static void Finish(PlanBuilder plan, Order order)
    {
        plan.Remember((Errand?)null);
        if (plan.State.Later.Count > 0) return;
        plan.Suggest([.. Next(plan.Facts, order), Offer.Say(OfferValues.Person, "option_person")]);
    }

    private static IEnumerable<Offer> Next(TurnFacts facts, Order order) => order.Status switch
    {
        OrderStatus.Preparing when facts.Cases.Count == 0 => [Offer.Say(OfferValues.Of(Goal.Cancel), "option_cancel")],
        OrderStatus.Delivered when ReturnErrand.OpenLines(facts).Count > 0 => [Offer.Say(OfferValues.Of(Goal.Return), "option_return")],
        _ => [],
    };
}
