using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Rules;
using SupportBot.Core.Returns;

namespace SupportBot.Core.Policies.Deciding;

/// <summary>How much goes back, by which way and how soon.</summary>
internal static class Refunds
{
    /// <summary>The price of what goes back; the way out only when everything does.</summary>
    public static PolicyDecision WithRefund(
        this PolicyDecision decision, IReadOnlyList<ItemSelection> items, OutwardFreightRule outward, RefundDeadline? deadline, Situation at)
    {
        var order = at.Order;
        var freight = outward == OutwardFreightRule.Refunded && IsWhole(order, items) ? order.OutwardFreight : 0;
        var goods = items.Sum(item => order.Lines.Single(line => line.Id == item.LineId).UnitPrice * item.Quantity);
        return decision.WithRoute(deadline, at) with
        {
            RefundAmount = Rounded(goods + freight, at),
            OutwardFreightRefunded = freight > 0 ? Rounded(freight, at) : null,
        };
    }

    private static PolicyDecision WithRoute(this PolicyDecision decision, RefundDeadline? deadline, Situation at)
    {
        var rule = RefundRouteRule.For(at.Rules, at.Order.Payment.Kind);
        var path = rule?.Paths[at.Order.Payment.Kind];
        // The merchant's general deadline is for goods that come back; a cancellation has none but its own.
        var due = deadline ?? (at.Order.DeliveredAt is null ? null : rule?.Refund);
        return decision with
        {
            RefundRoute = path?.Route,
            RefundArrives = path?.Arrives,
            RefundWithin = due?.Within,
            RefundStart = due?.From,
            Clauses = rule is null ? decision.Clauses : [.. decision.Clauses, rule.Clause],
        };
    }

    private static bool IsWhole(Order order, IReadOnlyList<ItemSelection> items) =>
        order.Lines.All(line => items.Where(item => item.LineId == line.Id).Sum(item => item.Quantity) == line.Quantity);

    private static Money Rounded(decimal amount, Situation at) => new(
        decimal.Round(amount, at.Library.DigitsOf(at.Order.Currency), MidpointRounding.AwayFromZero), at.Order.Currency);
}
