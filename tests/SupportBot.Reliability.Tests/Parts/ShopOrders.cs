using System.Globalization;
using System.Text.Json;

namespace SupportBot.Reliability.Tests.Parts;

/// <summary>A jacket each, delivered three days ago to one buyer: every one can be returned once.</summary>
internal static class ShopOrders
{
    public const string Contact = "emily.carter@example.com", Shop = "storm";

    public static string Number(int index) => string.Create(CultureInfo.InvariantCulture, $"US-{500_000 + index}");

    public static async Task WriteAsync(string file, int count)
    {
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, new { orders = Enumerable.Range(0, count).Select(Order) });
    }

    private static object Order(int index) => new
    {
        number = Number(index),
        shop = Shop,
        market = "US",
        currency = "USD",
        payment = new { kind = "Card", brand = "Visa" },
        placedAt = DaysAgo(6),
        lines = new[] { new { id = "1", sku = "JACKET", name = "Packable Rain Jacket", unitPrice = 89.00m, category = "clothing" } },
        parcels = new[] { new { carrier = "UPS", trackingNumber = "1Z1", shippedAt = DaysAgo(5), deliveredAt = DaysAgo(3) } },
        customer = new { name = "Emily Carter", email = Contact },
    };

    private static string DaysAgo(int days) => (TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(days)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
