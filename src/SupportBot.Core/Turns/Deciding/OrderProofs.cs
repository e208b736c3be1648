using SupportBot.Core.Handoff;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>The way to an order: its number, and the e-mail or phone on it. One answer for a wrong number and a wrong contact.</summary>
internal static class OrderProofs
{
    private const int TriesBeforePerson = 5;

    public static bool HasFailed(TurnFacts facts) => facts.Proof is ProofResult.Failed or ProofResult.Locked;

    /// <summary>The same words for an unknown number and a wrong contact; after some tries, a person.</summary>
    public static void AskAgain(PlanBuilder plan)
    {
        Count(plan);
        if (IsEnough(plan)) People.Call(plan, HandoffReason.ProofFailed);
        else plan.Ask(Question.OrderNumber, "proof_failed", [], Offer.Say(OfferValues.Person, "option_person"));
    }

    public static void Count(PlanBuilder plan) => plan.Remember(state => state with { FailedProofs = state.FailedProofs + 1, ClaimedContact = null });

    /// <summary>So often that guessing is likelier than mistyping.</summary>
    public static bool IsEnough(PlanBuilder plan) => plan.Facts.Proof == ProofResult.Locked || plan.State.FailedProofs >= TriesBeforePerson;

    /// <summary>Asks for what is missing. True when something was.</summary>
    public static bool Missing(PlanBuilder plan)
    {
        if (plan.Facts.Order is not null) return false;
        var (question, phrase) = plan.State switch
        {
            { ClaimedOrder: null, ClaimedContact: null } => (Question.OrderNumber, "ask_order_and_contact"),
            { ClaimedOrder: null } => (Question.OrderNumber, "ask_order"),
            _ => (Question.Contact, "ask_contact"),
        };
        plan.Ask(question, phrase, [], Offer.Say(OfferValues.Person, "option_person"));
        return true;
    }
}
