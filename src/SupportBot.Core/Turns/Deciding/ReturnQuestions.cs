using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>What a return asks for, and the answers it offers.</summary>
internal static class ReturnQuestions
{
    private const int MostNamed = 3;

    // The other items by name: "no, the other one" is then one press away.
    public static IReadOnlyList<Offer> ChangeOffers(TurnFacts facts, Errand errand) =>
    [
        .. ReturnErrand.OpenLines(facts).Where(line => errand.Items.All(item => item.LineId != line.Id)).Take(MostNamed).Select(line => Offer.Name(OfferValues.OfLine(line.Id), ItemWords.Title(line))),
        .. ReturnErrand.OpenLines(facts).Count > 1 ? [Offer.Say(OfferValues.OtherItems, "option_other_items")] : Array.Empty<Offer>(),
        Offer.Say(OfferValues.OtherReason, "option_other_reason"),
        Offer.Say(OfferValues.Stop, "option_stop"),
    ];

    public static void AskReason(PlanBuilder plan, Order order) =>
        plan.Ask(Question.Reason, "ask_reason", [ItemWords.Fact(order, plan.State.Errand!.Items)], Reasons);

    public static void AskItems(PlanBuilder plan, IReadOnlyList<OrderLine> open) => plan.Ask(Question.Items, "ask_items", [],
    [
        .. open.Select(line => Offer.Name(OfferValues.OfLine(line.Id), ItemWords.Title(line))),
        .. open.Count > 1 ? [Offer.Say(OfferValues.AllItems, "option_all_items")] : Array.Empty<Offer>(),
    ]);

    public static void AskQuantity(PlanBuilder plan, Order order, ItemSelection unclear)
    {
        var line = order.Lines.First(line => line.Id == unclear.LineId);
        plan.Ask(Question.Quantity, "ask_quantity", [Fact.Text("item", line.Name), Fact.Number("ordered", line.Quantity)],
            [.. Enumerable.Range(1, line.Quantity).Select(count => Offer.Name(OfferValues.OfCount(count), FormattableString.Invariant($"{count}")))]);
    }

    public static void AskCondition(PlanBuilder plan, Order order) => plan.Ask(Question.Condition, "ask_condition", [ItemWords.Fact(order, plan.State.Errand!.Items)],
        Offer.Say(OfferValues.Sealed, "option_sealed"), Offer.Say(OfferValues.Opened, "option_opened"));

    private static readonly IReadOnlyList<Offer> Reasons =
        [.. Enum.GetValues<ReturnReason>().Select(reason => Offer.Say(OfferValues.Of(reason), "reason_" + SnakeCase.Of(reason)))];
}
