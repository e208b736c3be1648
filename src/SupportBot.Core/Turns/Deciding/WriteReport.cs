using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>What the customer is told after the write gate: the number and the next steps, or that it is open already.</summary>
internal static class WriteReport
{
    public static TurnPlan Add(TurnPlan plan, TurnFacts facts, WriteResult result, AfterSalesCase? opened)
    {
        var moves = result == WriteResult.Opened ? Opened(facts.Order!, opened!) : [new Move("already_open", [])];
        return plan with { Moves = [.. moves, .. plan.Moves] };
    }

    private static IEnumerable<Move> Opened(Order order, AfterSalesCase opened)
    {
        var kind = opened.Kind == CaseKind.Cancellation ? "cancellation" : opened.Remedy == Remedy.Replacement ? "exchange" : "return";
        yield return new Move($"opened_{kind}", [Fact.Text("rma", opened.Rma), ItemWords.Fact(order, opened.Items)]) { Cites = opened.Decision.Clauses };
        if (opened.Kind == CaseKind.Cancellation) yield break;
        yield return Step("step_pack", Fact.Text("rma", opened.Rma));
        yield return opened.Decision.SendWithinDays is { } days
            ? Step("step_send_within", Fact.Days("days", new DayCount(days, DayKind.Calendar)), Payer(opened))
            : Step("step_send", Payer(opened));
        if (opened.Decision.NeedsPhotos) yield return Step("step_photos");
        if (opened.Remedy == Remedy.Refund && NeedsAccount(opened.Decision, order)) yield return Step("step_account", GrantWords.Account(opened.Decision));
        yield return new Move("step_ask_status", []);
    }

    // A wallet that was paid with takes its own money back; for cash there is none to find.
    private static bool NeedsAccount(PolicyDecision decision, Order order) => decision.RefundRoute is RefundRoute.BankAccount
        || (decision.RefundRoute is RefundRoute.Wallet && order.Payment.Kind is PaymentKind.CashOnDelivery or PaymentKind.OverTheCounter);

    private static Fact Payer(AfterSalesCase opened) => Fact.Text("payer", opened.Decision.ReturnFreight is { } payer ? SnakeCase.Of(payer) : "unknown");

    private static Move Step(string phrase, params IReadOnlyList<Fact> facts) => new(phrase, facts) { IsListItem = true };
}
