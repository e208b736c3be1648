using SupportBot.Core.Orders;

namespace SupportBot.Integrations.Orders;

/// <summary>What must hold in an order besides its shape; deadlines and refunds are worked out from it.</summary>
internal static class OrderRules
{
    // Beyond these a total no longer fits into a decimal; no real order comes near.
    private const decimal MostAmount = 1_000_000_000_000;
    private const int MostPieces = 1_000_000;

    public static void Check(Order order, Action<string, string> problem)
    {
        if (OrderNumber.Normal(order.Number).Length == 0) problem(".number", "expected letters or digits.");
        if (string.IsNullOrWhiteSpace(order.Shop)) problem(".shop", "is empty.");
        if (!IsCapitals(order.Market, 2)) problem(".market", "expected a country of two capital letters, such as DE.");
        if (!IsCapitals(order.Currency, 3)) problem(".currency", "expected a currency of three capital letters, such as EUR.");
        CheckAmount(order.OutwardFreight, ".outwardFreight", problem);
        if (order.CancelledAt < order.PlacedAt) problem(".cancelledAt", "is before placedAt.");
        CheckLines(order.Lines, problem);
        CheckParcels(order, problem);
    }

    private static void CheckLines(IReadOnlyList<OrderLine> lines, Action<string, string> problem)
    {
        if (lines.Count == 0) problem(".lines", "expected one line at least.");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < lines.Count; index++)
        {
            var (line, path) = (lines[index], FormattableString.Invariant($".lines[{index}]"));
            if (string.IsNullOrWhiteSpace(line.Id)) problem(path + ".id", "is empty.");
            else if (!ids.Add(line.Id)) problem(path + ".id", "is the id of an earlier line too.");
            if (string.IsNullOrWhiteSpace(line.Category)) problem(path + ".category", "is empty.");
            if (line.Quantity is < 1 or > MostPieces) problem(path + ".quantity", "is not from 1 to 1000000.");
            if (line.Flags.Contains(ItemTrait.DeclaredNoReturn) && line.Flags.Contains(ItemTrait.EasyReturn))
                problem(path + ".flags", "says DeclaredNoReturn and EasyReturn: goods with the free return label can go back.");
            CheckAmount(line.UnitPrice, path + ".unitPrice", problem);
        }
    }

    private static void CheckParcels(Order order, Action<string, string> problem)
    {
        for (var index = 0; index < order.Parcels.Count; index++)
        {
            var (parcel, path) = (order.Parcels[index], FormattableString.Invariant($".parcels[{index}]"));
            if (parcel.ShippedAt < order.PlacedAt) problem(path + ".shippedAt", "is before placedAt.");
            if (parcel.DeliveredAt < (parcel.ShippedAt ?? order.PlacedAt)) problem(path + ".deliveredAt", "is before the parcel was sent.");
        }
    }

    private static void CheckAmount(decimal amount, string path, Action<string, string> problem)
    {
        if (amount < 0) problem(path, "is negative.");
        if (amount > MostAmount) problem(path, "is too large.");
    }

    private static bool IsCapitals(string text, int length) => text.Length == length && text.All(char.IsAsciiLetterUpper);
}
