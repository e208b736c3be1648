using System.Globalization;
using System.Text.Json;

namespace SupportBot.Bench;

/// <summary>Orders like the demo shop's, as many as returns are opened in a run.</summary>
internal sealed class BenchOrders
{
    private const int InEachMarket = 3000;
    private int taken;

    /// <summary>The next order of a market that nobody has returned, or null when all of them were.</summary>
    public string? Take(string market)
    {
        var next = Interlocked.Increment(ref taken);
        return next <= InEachMarket ? Number(market, next) : null;
    }

    public static async Task WriteAsync(string file)
    {
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, new { orders = Story.All.SelectMany(story => Enumerable.Range(1, InEachMarket).Select(number => Order(story, number))) });
    }

    private static string Number(string market, int number) => string.Create(CultureInfo.InvariantCulture, $"{market}-{700_000 + number}");

    private static object Order(Story story, int number) => new
    {
        number = Number(story.Market, number),
        shop = "bench",
        market = story.Market,
        currency = story.Goods.Currency,
        payment = new { kind = "Card", brand = "Visa" },
        placedAt = DaysAgo(6),
        lines = new[] { new { id = "1", sku = "BENCH", name = story.Goods.Name, unitPrice = story.Goods.Price, category = story.Goods.Category } },
        parcels = new[] { new { carrier = "DHL", trackingNumber = "JD0146", shippedAt = DaysAgo(5), deliveredAt = DaysAgo(3) } },
        customer = new { name = "Someone", email = story.Email },
    };

    private static string DaysAgo(int days) => (TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(days)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
