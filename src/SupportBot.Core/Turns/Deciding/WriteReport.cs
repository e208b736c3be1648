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
        var moves = result == WriteResult.Opened ? [.. Head(plan, facts, opened!), .. Steps(facts.Order!, opened!)] : new List<Move> { new("already_open", []) };
        return plan with { Moves = [.. moves, .. plan.Moves] };
    }

    // A withdrawal was confirmed without its details: they come with the acknowledgement.
    private static IReadOnlyList<Move> Head(TurnPlan plan, TurnFacts facts, AfterSalesCase opened) => plan.Declaration is { } declared
        ? [new Move("withdrawal_received", [Fact.Time("received", declared.ReceivedAt), Fact.Text("rma", opened.Rma)]) { Cites = opened.Decision.Clauses },
            .. GrantWords.After(facts, opened.Decision)]
        : [new Move($"opened_{KindOf(opened)}", [Fact.Text("rma", opened.Rma), ItemWords.Fact(facts.Order!, opened.Items)]) { Cites = opened.Decision.Clauses }];

    private static string KindOf(AfterSalesCase opened) =>
        opened.Kind == CaseKind.Cancellation ? "cancellation" : opened.Remedy == Remedy.Replacement ? "exchange" : "return";

    private static IEnumerable<Move> Steps(Order order, AfterSalesCase opened)
    {
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
