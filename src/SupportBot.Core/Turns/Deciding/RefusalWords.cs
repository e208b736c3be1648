using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>A no, kindly: the reason, its ground, and what is still possible.</summary>
internal static class RefusalWords
{
    public static void Tell(PlanBuilder plan, Order order, IReadOnlyList<ItemSelection> items, PolicyDecision decision)
    {
        Reason(plan, order, items, decision);
        foreach (var alternative in decision.Alternatives) plan.List("alternative_" + SnakeCase.Of(alternative));
        plan.Suggest([.. decision.Alternatives.SelectMany(OptionsOf).Append(Offer.Say(OfferValues.Person, "option_person")).Distinct()]);
    }

    /// <summary>A no to some of several items, before the yes to the others.</summary>
    public static void TellPart(PlanBuilder plan, Order order, IReadOnlyList<ItemSelection> items, PolicyDecision decision) => Reason(plan, order, items, decision);

    private static void Reason(PlanBuilder plan, Order order, IReadOnlyList<ItemSelection> items, PolicyDecision decision)
    {
        List<Fact> facts = [ItemWords.Fact(order, items)];
        if (decision.LastDay is { } lastDay) facts.Add(Fact.Date("last_day", lastDay));
        var dated = decision.Refusal == RefusalReason.WindowClosed && decision.LastDay is null ? "no_such_right" : SnakeCase.Of(decision.Refusal);
        plan.Say(new Move("refused_" + dated, facts) { Cites = decision.Clauses });
    }

    private static IEnumerable<Offer> OptionsOf(Alternative alternative) => alternative switch
    {
        Alternative.LegalGuarantee => [Offer.Say(OfferValues.Of(ReturnReason.Defective), "option_it_is_defective")],
        Alternative.SendBackSealed => [Offer.Say(OfferValues.Sealed, "option_sealed")],
        Alternative.CancelBeforeShipping => [Offer.Say(OfferValues.Of(Goal.Cancel), "option_cancel")],
        Alternative.WaitForDelivery => [Offer.Say(OfferValues.Of(Goal.OrderStatus), "option_order_status")],
        Alternative.AskPerson or Alternative.RefuseParcel or Alternative.PlatformCase => [],
    };
}
