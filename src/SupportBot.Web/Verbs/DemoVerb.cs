using System.CommandLine;
using SupportBot.Integrations.Orders;

namespace SupportBot.Web.Verbs;

/// <summary><c>demo</c>: the demo shop's orders, to try the chat with.</summary>
internal static class DemoVerb
{
    public static Command Create()
    {
        var market = new Option<string?>("--market") { Description = "Only the orders of this country (ISO 3166-1 alpha-2), for instance JP (default: all)." };
        market.Validators.Add(result => { if (Refusal(result.GetValueOrDefault<string?>()) is { } refusal) result.AddError(refusal); });
        var demo = new Command("demo", "Lists orders of the demo shop to try the chat with: number, contact, market, what it shows.") { market };
        demo.SetAction(parsed => List(parsed.GetValue(market)));
        return demo;
    }

    private static string? Refusal(string? market)
    {
        var markets = DemoHint.Embedded().Select(hint => hint.Market).Distinct().Order(StringComparer.Ordinal).ToList();
        return market is null || markets.Contains(market) ? null : $"The demo shop does not sell into '{market}'. It sells into {string.Join(", ", markets)}.";
    }

    private static void List(string? market)
    {
        foreach (var hint in DemoHint.Embedded().Where(hint => market is null || hint.Market == market))
            Console.Out.WriteLine($"{hint.OrderNumber}\t{hint.Contact}\t{hint.Market}\t{hint.Hints["en"]}");
    }
}
