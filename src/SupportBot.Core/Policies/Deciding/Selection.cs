using SupportBot.Core.Orders;
using SupportBot.Core.Returns;

namespace SupportBot.Core.Policies.Deciding;

internal static class Selection
{
    /// <summary>The lines that are selected. A selection that the order does not contain is a bug of the caller, not a customer's wish.</summary>
    public static IReadOnlyList<OrderLine> Check(Order order, IReadOnlyList<ItemSelection> items)
    {
        if (items.Count == 0) throw new ArgumentException("Nothing is selected. Select at least one line of the order.", nameof(items));
        return [.. items.GroupBy(item => item.LineId).Select(line => Check(order, line.Key, [.. line.Select(item => item.Quantity)]))];
    }

    private static OrderLine Check(Order order, string lineId, IReadOnlyList<int> quantities)
    {
        var line = order.Lines.SingleOrDefault(line => line.Id == lineId)
            ?? throw new ArgumentException($"Line '{lineId}' is not in the order.", nameof(lineId));
        return quantities.All(quantity => quantity > 0) && quantities.Sum() <= line.Quantity ? line
            : throw new ArgumentException($"Of line '{lineId}' between 1 and {line.Quantity} pieces can be selected.", nameof(quantities));
    }
}
