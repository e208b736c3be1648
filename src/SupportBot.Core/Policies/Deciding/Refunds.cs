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
        var amount = Rounded(PriceOf(order, items) + freight, at);
        return decision.WithRoute(amount, deadline, at) with
        {
            RefundAmount = amount,
            OutwardFreightRefunded = freight > 0 ? Rounded(freight, at) : null,
        };
    }

    /// <summary>What the merchant gives a buyer who keeps faulty goods: cheap ones all back, others a part of the price.</summary>
    public static PolicyDecision WithGoodwill(this PolicyDecision decision, IReadOnlyList<ItemSelection> items, Situation at)
    {
        var price = PriceOf(at.Order, items);
        if (price <= 0 || at.All<GoodwillRule>().MaxBy(rule => rule.KeepItemUpTo) is not { } goodwill) return decision;
        return price <= goodwill.KeepItemUpTo ? decision with { KeepItemRefund = Rounded(price, at) }
            : goodwill.PartialRefundPercent > 0 ? decision with { PartialRefund = Rounded(price * goodwill.PartialRefundPercent / 100, at) }
            : decision;
    }

    private static PolicyDecision WithRoute(this PolicyDecision decision, Money amount, RefundDeadline? deadline, Situation at)
    {
        var rule = RefundRouteRule.For(at.Rules, at.Order.Payment.Kind);
        var path = rule?.Paths[at.Order.Payment.Kind];
        var fits = path?.AtMost is not { } most || amount.Amount <= most;
        // The merchant's general deadline is for goods that come back; a cancellation has none but its own.
        var due = deadline ?? (at.Order.DeliveredAt is null ? null : rule?.Refund);
        return decision with
        {
            RefundRoute = fits ? path?.Route : path?.Otherwise,
            AccountToAskFor = path?.AskFor,
            RefundArrives = fits ? path?.Arrives : null,
            RefundWithin = due?.Within,
            RefundStart = due?.From,
            Clauses = rule is null ? decision.Clauses : [.. decision.Clauses, rule.Clause],
        };
    }

    private static decimal PriceOf(Order order, IReadOnlyList<ItemSelection> items) =>
        items.Sum(item => order.Lines.Single(line => line.Id == item.LineId).UnitPrice * item.Quantity);

    // A gift that is free brings no money back, so it need not be selected for the order to be whole.
    private static bool IsWhole(Order order, IReadOnlyList<ItemSelection> items) => order.Lines.All(line =>
        (line.IsFreeGift && order.Lines.Any(other => !other.IsFreeGift)) || items.Where(item => item.LineId == line.Id).Sum(item => item.Quantity) == line.Quantity);

    private static Money Rounded(decimal amount, Situation at) => new(
        decimal.Round(amount, at.Library.DigitsOf(at.Order.Currency), MidpointRounding.AwayFromZero), at.Order.Currency);
}
