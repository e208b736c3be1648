using System.Text.RegularExpressions;
using SupportBot.Core.Orders;

namespace SupportBot.Core.Turns.Understanding.Entities;

/// <summary>Finds order numbers: of the shop, of platforms, and bare ones where the words say so.</summary>
internal sealed class OrderNumberReader(EntityScan scan, NumberContext context, string original)
{
    private static readonly HashSet<string> Markets = new(
        "cn hk tw id my sg th vn ph jp kr gb uk ie de fr es it nl pl us br mx ru kz sa ae au sb tkp".Split(' '), StringComparer.Ordinal);

    // Codes that are everyday words as well: in lower case before a space they need more than a number behind them.
    private static readonly HashSet<string> AlsoWords = new("my it es de id us au sa ie".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> NotOrders = new(
        "rma plz zip tel hp wa fax iso usb no nr und or en in on ab am im um bis to at ist is din ean upc sku hdmi rtx gtx max min ca".Split(' '), StringComparer.Ordinal);

    /// <summary>Shapes that nothing else has.</summary>
    public void ReadShaped()
    {
        scan.Take(EntityKind.OrderNumber, Shapes.AmazonOrder, match => OrderNumber.Normal(match.Value));
        scan.Take(EntityKind.OrderNumber, Shapes.MarketplaceOrder, match => OrderNumber.Normal(match.Value));
        scan.Take(EntityKind.OrderNumber, Shapes.ShopeeOrder, match => match.Value.Any(char.IsAsciiLetter) ? OrderNumber.Normal(match.Value) : null);
        ReadPrefixed();
        scan.Take(EntityKind.OrderNumber, Shapes.HashOrder, match => match.Groups["digits"].Value);
    }

    /// <summary>Plain digits; after phones, whose shapes go before.</summary>
    public void ReadPlain()
    {
        scan.Take(EntityKind.OrderNumber, Shapes.PlatformOrder, match => IsCardNumber(match) ? null : match.Value);
        scan.Take(EntityKind.OrderNumber, Shapes.BareNumber, match => IsOrder(match) ? match.Value : null);
    }

    private void ReadPrefixed()
    {
        foreach (Match match in Shapes.PrefixedOrder.Matches(scan.Masked))
        {
            var digits = match.Groups["digits"];
            if (SaysOrderId(match)) scan.Take(EntityKind.OrderNumber, digits.Index, digits.Index + digits.Length, digits.Value);
            else if (IsPrefixed(match)) scan.Take(EntityKind.OrderNumber, match.Index, match.Index + match.Length, OrderNumber.Normal(match.Value));
        }
    }

    private bool IsPrefixed(Match match)
    {
        var (prefix, gap, digits) = (match.Groups["prefix"].Value, match.Groups["gap"].Value, match.Groups["digits"].Value);
        // "BR 38" is a size, "BR-18411" none.
        var isCode = Markets.Contains(prefix) && gap.AsSpan().Trim().Length > 0;
        var number = isCode ? match.Index : match.Groups["digits"].Index;
        if (NotOrders.Contains(prefix) || (context.SaysSomethingElse(number) && !context.SaysOrderRightBefore(match.Index))) return false;
        if (gap.AsSpan().Trim().Length > 0) return isCode || IsNamed(match) || IsUpper(match);
        if (!Markets.Contains(prefix) || (digits.Length != 5 && prefix.Length == 2 && prefix != "sb")) return false;
        return gap.Length == 0 || !AlsoWords.Contains(prefix) || IsUpper(match) || IsNamed(match);
    }

    private bool IsNamed(Match match) =>
        context.SaysOrderBefore(match.Index) || context.IsAlone(match.Groups["digits"].Index) || context.Tokens.Count <= 2;

    // "order id 4711": here id says "number" and is no market. Indonesians write their market's code the same way, so five digits stay one.
    private bool SaysOrderId(Match match) =>
        match.Groups["prefix"].Value == "id" && match.Groups["gap"].Value == " "
        && match.Groups["digits"].Length != 5 && context.SaysOrderRightBefore(match.Index);

    private bool IsUpper(Match match)
    {
        var (start, length) = scan.Folded.Original(match.Index, match.Index + match.Groups["prefix"].Length);
        return original.AsSpan(start, length).IndexOfAnyInRange('a', 'z') < 0;
    }

    private bool IsOrder(Match match)
    {
        // "Size L, order number 4711": the nearer word tells.
        if (context.SaysSomethingElse(match.Index) && !context.SaysOrderRightBefore(match.Index)) return false;
        if (IsYear(match.Value)) return context.SaysOrderRightBefore(match.Index);
        return context.SaysOrderBefore(match.Index) || context.SaysOrderAfter(match.Index) || context.IsAlone(match.Index);
    }

    private static bool IsYear(string digits) => digits.Length == 4 && string.CompareOrdinal(digits, "1990") >= 0 && string.CompareOrdinal(digits, "2040") < 0;

    // A card number pasted into a chat must not travel on as an order.
    private bool IsCardNumber(Match match) =>
        match.Length is 15 or 16 && match.Value[0] is >= '3' and <= '6' && PassesLuhn(match.Value) && !context.SaysOrderBefore(match.Index);

    private static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        }
        return sum % 10 == 0;
    }
}
