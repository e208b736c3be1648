using SupportBot.Core.Handoff;
using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>Passing to a person, and waiting for one.</summary>
internal static class People
{
    public static void Call(PlanBuilder plan, HandoffReason reason)
    {
        if (plan.Facts.Conversation.Handoff == HandoffStatus.Waiting) { StillWaiting(plan); return; }
        plan.CallPerson(reason);
        plan.Say(reason == HandoffReason.CustomerAsked ? "handoff_requested" : "handoff_needed");
        // When a person will answer (queue place, opening hours) is added once the request stands in the queue.
        plan.Remember(state => state with { NotUnderstoodInARow = 0 });
    }

    /// <summary>Says which fact is missing, and has a person find it out.</summary>
    public static void FindOut(PlanBuilder plan, IReadOnlyList<MissingFact> missing)
    {
        foreach (var fact in missing) plan.Say("missing_" + SnakeCase.Of(fact));
        Call(plan, HandoffReason.PolicyNeedsPerson);
    }

    public static void Suggest(PlanBuilder plan) => plan.Ask(Question.Handoff, "offer_person", [],
        Offer.Say(OfferValues.Person, "option_person"), Offer.Say(OfferValues.Of(Goal.Return), "option_return"),
        Offer.Say(OfferValues.Of(Goal.OrderStatus), "option_order_status"));

    public static void StillWaiting(PlanBuilder plan) => plan.Say("still_waiting", Fact.Number("place", plan.Facts.QueueAhead + 1));
}
