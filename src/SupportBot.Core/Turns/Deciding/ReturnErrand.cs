using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>A return or exchange: items, reason, decision, the very details, a yes. Asks for one missing thing at a time.</summary>
internal sealed class ReturnErrand(Hearing hearing)
{
    private readonly ReturnSlots slots = new(hearing);

    public void Advance(PlanBuilder plan, Heard heard)
    {
        var order = plan.Facts.Order!;
        slots.Fill(plan, heard);
        if (heard.Chosen.Contains(OfferValues.Stop) || IsCalledOff(plan, heard)) { Drop(plan, "stopped"); return; }
        if (plan.Facts.Cases.Any(known => known.Kind == CaseKind.Cancellation)) { StatusErrand.TellCases(plan, Goal.RefundStatus); return; }
        if (order.Status is OrderStatus.Preparing) { SwitchToCancelling(plan, order); return; }
        if (AnswersConfirmation(plan, heard) || AsksForSlot(plan, order)) return;
        Decide(plan, order);
    }

    // A no to a question that no "no" can answer.
    private static bool IsCalledOff(PlanBuilder plan, Heard heard) =>
        heard is { SaysNo: true, Chosen.Count: 0, Goals.Count: 0, Reason: null } && plan.Facts.State.Asked is Question.Items or Question.Quantity or Question.Reason or Question.Wish
        && plan.State.Errand == plan.Facts.State.Errand;

    private static bool AnswersConfirmation(PlanBuilder plan, Heard heard)
    {
        if (plan.Facts.State.Asked != Question.Confirm || plan.State.Errand is not { Shown: { } shown, ConfirmationKey: { } key } errand) return false;
        if (heard.SaysYes)
        {
            plan.Decide(shown);
            plan.Open(CaseDraft.Return(plan.Facts, errand, shown, key));
            plan.Remember((Errand?)null);
            return true;
        }
        if (!heard.SaysNo && !heard.Chosen.Contains(OfferValues.Change)) return false;
        plan.Remember(errand.Changed());
        plan.Ask(Question.WhatToDo, "ask_what_to_change", [], ReturnQuestions.ChangeOffers(plan.Facts, errand));
        return true;
    }

    private static bool AsksForSlot(PlanBuilder plan, Order order)
    {
        var errand = plan.State.Errand!;
        var open = OpenLines(plan.Facts);
        if (order.Status is OrderStatus.Cancelled) return false;
        if (open.Count == 0) { StatusErrand.TellCases(plan, Goal.ReturnStatus); return true; }
        if (errand.Items.Count == 0) { ReturnQuestions.AskItems(plan, open); return true; }
        if (errand.Items.FirstOrDefault(item => item.Quantity == 0) is { } unclear) { ReturnQuestions.AskQuantity(plan, order, unclear); return true; }
        if (errand.Reason is null) { ReturnQuestions.AskReason(plan, order); return true; }
        if (errand is { Goal: Goal.Exchange, Wish: null } && CanBeExchanged(plan, order, errand)) { plan.Ask(Question.Wish, "ask_wish", [ItemWords.Fact(order, errand.Items)]); return true; }
        return false;
    }

    // What is wanted instead is asked only where there can be an instead.
    private static bool CanBeExchanged(PlanBuilder plan, Order order, Errand errand) =>
        PolicyDecider.Decide(Request(order, errand), plan.Facts.Policies, plan.Facts.Now) is { Verdict: Verdict.Granted } decision && decision.Remedies.Contains(Remedy.Replacement);

    private static PolicyRequest Request(Order order, Errand errand) => new(order, errand.Items, errand.Reason ?? ReturnReason.ChangedMind, errand.Condition);

    private void Decide(PlanBuilder plan, Order order)
    {
        var request = Request(order, plan.State.Errand!);
        var decision = PolicyDecider.Decide(request, plan.Facts.Policies, plan.Facts.Now);
        plan.Decide(decision);
        switch (decision.Verdict)
        {
            case Verdict.NeedsCondition: ReturnQuestions.AskCondition(plan, order); break;
            case Verdict.NeedsPerson: People.Call(plan, Handoff.HandoffReason.PolicyNeedsPerson); break;
            case Verdict.NeedsFact: People.FindOut(plan, decision.Missing); break;
            case Verdict.Refused: Refuse(plan, order, decision, request); break;
            case Verdict.Granted or Verdict.NeedsEvidence: Show(plan, order, decision); break;
        }
    }

    private static void Show(PlanBuilder plan, Order order, PolicyDecision decision)
    {
        var errand = plan.State.Errand!;
        if (errand.Goal == Goal.Exchange && !decision.Remedies.Contains(Remedy.Replacement))
        {
            plan.Say("exchange_not_offered");
            errand = errand with { Goal = Goal.Return };
        }
        else if (errand.Goal == Goal.Return && !decision.Remedies.Contains(Remedy.Refund))
        {
            plan.Say("repair_or_replacement");
            errand = errand with { Goal = Goal.Exchange };
        }
        GrantWords.Tell(plan, order, errand, decision);
        plan.Remember(errand with { Shown = decision, ConfirmationKey = CaseDraft.Key(plan.Facts) });
        plan.Ask(Question.Confirm, errand.Goal == Goal.Exchange ? "confirm_exchange" : "confirm_return", [],
            [Offer.Say(OfferValues.Yes, "option_yes_open"), Offer.Say(OfferValues.Change, "option_change"), .. Withdrawing(plan), Offer.Say(OfferValues.Person, "option_person")]);
    }

    // Some of several may go back while others may not: say which, and go on with those.
    private void Refuse(PlanBuilder plan, Order order, PolicyDecision decision, PolicyRequest request)
    {
        var granted = request.Items.Count > 1
            ? request.Items.Where(item => PolicyDecider.Decide(request with { Items = [item] }, plan.Facts.Policies, plan.Facts.Now).Verdict == Verdict.Granted).ToList()
            : [];
        if (granted.Count == 0)
        {
            RefusalWords.Tell(plan, order, request.Items, decision);
            plan.Suggest([.. Withdrawing(plan)]);
            plan.Remember(plan.State.Errand! with { Reason = null, Condition = ItemCondition.Unknown });
            return;
        }
        RefusalWords.TellPart(plan, order, [.. request.Items.Except(granted)], PolicyDecider.Decide(request with { Items = [.. request.Items.Except(granted)] }, plan.Facts.Policies, plan.Facts.Now));
        plan.Remember(plan.State.Errand! with { Items = granted });
        Decide(plan, order);
    }

    // Who sends back for a reason of their own may want to declare it as what the law calls it.
    private static IEnumerable<Offer> Withdrawing(PlanBuilder plan) => plan.Facts.OwesWithdrawalFunction && plan.State.Errand?.Reason is { } reason && !Policies.Deciding.Entitlements.IsSellersFault(reason)
        ? [Offer.Say(OfferValues.Of(Goal.Withdraw), "option_withdraw")] : [];

    private static void SwitchToCancelling(PlanBuilder plan, Order order)
    {
        plan.Remember(new Errand(Goal.Cancel));
        plan.Ask(Question.WhatToDo, "not_shipped_cancel_instead", [Fact.Text("order", order.Number)],
            Offer.Say(OfferValues.Of(Goal.Cancel), "option_cancel"), Offer.Say(OfferValues.Person, "option_person"));
    }

    private static void Drop(PlanBuilder plan, string phrase)
    {
        plan.Remember((Errand?)null);
        plan.Ask(Question.WhatToDo, phrase, [], Menu.Offers(plan.Facts.OwesWithdrawalFunction));
    }

    /// <summary>Lines of which not every piece is in a case already.</summary>
    internal static IReadOnlyList<OrderLine> OpenLines(TurnFacts facts)
    {
        var open = OpenItems(facts).Select(item => item.LineId).ToHashSet(StringComparer.Ordinal);
        var lines = facts.Order!.Lines.Where(line => open.Contains(line.Id)).ToList();
        // A free gift goes back with what it came with; nobody returns it by itself.
        return lines.Exists(line => !line.IsFreeGift) ? [.. lines.Where(line => !line.IsFreeGift)] : lines;
    }

    /// <summary>All pieces that are in no case yet.</summary>
    internal static IReadOnlyList<ItemSelection> OpenItems(TurnFacts facts)
    {
        var taken = facts.Cases.Where(known => known.Status is not (CaseStatus.Refused or CaseStatus.Cancelled)).SelectMany(known => known.Items)
            .GroupBy(item => item.LineId).ToDictionary(group => group.Key, group => group.Sum(item => item.Quantity));
        return [.. facts.Order!.Lines.Select(line => new ItemSelection(line.Id, line.Quantity - taken.GetValueOrDefault(line.Id))).Where(item => item.Quantity > 0)];
    }
}
