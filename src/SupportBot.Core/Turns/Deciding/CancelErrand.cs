using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>Cancelling an order before it ships; afterwards, what is possible instead.</summary>
internal static class CancelErrand
{
    public static void Advance(PlanBuilder plan, Heard heard)
    {
        if (AnswersConfirmation(plan, heard)) return;
        if (heard.Chosen.Contains(OfferValues.Stop)) { Keep(plan); return; }
        var order = plan.Facts.Order!;
        if (plan.Facts.Cases.Any(known => known.Kind == Returns.CaseKind.Cancellation)) { StatusErrand.TellCases(plan, Goal.RefundStatus); return; }
        var decision = PolicyDecider.DecideCancellation(order, plan.Facts.Policies, plan.Facts.Now);
        plan.Decide(decision);
        if (decision.Verdict == Verdict.Granted) Show(plan, order, decision);
        else Refuse(plan, order, decision);
    }

    private static bool AnswersConfirmation(PlanBuilder plan, Heard heard)
    {
        if (plan.Facts.State.Asked != Question.Confirm || plan.State.Errand is not { Shown: { } shown, ConfirmationKey: { } key } errand) return false;
        if (heard.SaysYes)
        {
            plan.Decide(shown);
            plan.Open(CaseDraft.Cancellation(plan.Facts, errand, shown, key));
            plan.Remember((Errand?)null);
            return true;
        }
        if (!heard.SaysNo) return false;
        Keep(plan);
        return true;
    }

    private static void Show(PlanBuilder plan, Order order, PolicyDecision decision)
    {
        Tell(plan, order, decision);
        plan.Remember(plan.State.Errand! with { Shown = decision, ConfirmationKey = CaseDraft.Key(plan.Facts) });
        plan.Ask(Question.Confirm, "confirm_cancel", [],
            Offer.Say(OfferValues.Yes, "option_yes_cancel"), Offer.Say(OfferValues.No, "option_keep_order"), Offer.Say(OfferValues.Person, "option_person"));
    }

    /// <summary>Whether the order can be called off, without asking for a yes.</summary>
    public static void TellAnswer(PlanBuilder plan, Order order, PolicyDecision decision)
    {
        if (decision.Verdict == Verdict.Granted) Tell(plan, order, decision);
        else Refuse(plan, order, decision);
    }

    private static void Tell(PlanBuilder plan, Order order, PolicyDecision decision)
    {
        plan.Say(new Move("cancel_granted", [Fact.Text("order", order.Number), ItemWords.Fact(order)]) { Cites = decision.Clauses });
        GrantWords.Money(plan, order, decision);
    }

    private static void Refuse(PlanBuilder plan, Order order, PolicyDecision decision)
    {
        plan.Say(new Move(order.Status switch
        {
            OrderStatus.Cancelled => "refused_already_cancelled",
            OrderStatus.Delivered => "cancel_delivered",
            OrderStatus.Shipped or OrderStatus.Preparing => "cancel_shipped",
        }, [ItemWords.Fact(order)])
        { Cites = decision.Clauses });
        plan.Suggest(order.Status == OrderStatus.Delivered
            ? [Offer.Say(OfferValues.Of(Goal.Return), "option_return"), Offer.Say(OfferValues.Person, "option_person")]
            : [Offer.Say(OfferValues.Of(Goal.OrderStatus), "option_order_status"), Offer.Say(OfferValues.Person, "option_person")]);
        plan.Remember((Errand?)null);
    }

    private static void Keep(PlanBuilder plan)
    {
        plan.Remember((Errand?)null);
        plan.Ask(Question.WhatToDo, "cancel_kept", [], Menu.Offers(plan.Facts.OwesWithdrawalFunction));
    }
}
