using SupportBot.Core.Orders;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>Items of an order as a reply names them.</summary>
internal static class ItemWords
{
    public static string Title(OrderLine line) => line.Variant is { Length: > 0 } variant ? $"{line.Name} ({variant})" : line.Name;

    public static Fact Fact(Order order, IReadOnlyList<ItemSelection> items) => Drafting.Fact.List("items",
        [.. items.Select(item => (Line: order.Lines.First(line => line.Id == item.LineId), item.Quantity))
            .Select(item => item.Quantity > 1 ? FormattableString.Invariant($"{item.Quantity} × {Title(item.Line)}") : Title(item.Line))]);

    public static Fact Fact(Order order) => Fact(order, [.. order.Lines.Select(line => new ItemSelection(line.Id, line.Quantity))]);
}
