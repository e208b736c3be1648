using System.Globalization;
using System.Text.Json;
using SupportBot.Core.Orders;
using SupportBot.Integrations.Orders;

namespace SupportBot.Integrations.Tests.Orders;

public sealed class Demo_shop : IAsyncLifetime
{
    private BackOffice _office = null!;

    // The clock stands at 2026-04-21 21:40 UTC: in Jakarta it is the 22nd already, in New York still the 21st.
    [Theory]
    [InlineData("ID", "-12d 09:30", "2026-04-10T09:30:00+07:00")]
    [InlineData("US", "-12d 09:30", "2026-04-09T09:30:00-04:00")]
    [InlineData("US", "-60d 09:30", "2026-02-20T09:30:00-05:00")]
    [InlineData("DE", "-40d", "2026-03-12T12:00:00+01:00")]
    [InlineData("CN", "-3h", "2026-04-22T02:40:00.123+08:00")]
    public async Task Times_count_from_the_first_start_in_the_markets_zone(string market, string relative, string expected)
    {
        var order = await Demo(market, relative).FindAsync("D-1", default);
        var placed = DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture);
        Assert.Equal(placed.AddMilliseconds(-placed.Millisecond), order!.PlacedAt);
        Assert.Equal(placed.Offset, order.PlacedAt.Offset);
    }

    [Fact]
    public async Task Dates_do_not_move_when_the_program_starts_again()
    {
        var before = await Demo("ID", "-12d 09:30").FindAsync("D-1", default);
        _office.Clock.Advance(TimeSpan.FromDays(3));
        await _office.RestartAsync();
        var after = await Demo("ID", "-12d 09:30").FindAsync("D-1", default);
        Assert.Equal(before!.PlacedAt, after!.PlacedAt);
    }

    [Fact]
    public async Task An_expected_day_may_lie_ahead()
    {
        var order = await Demo("ID", "-1d").FindAsync("D-1", default);
        Assert.Equal(new DateOnly(2026, 4, 24), order!.Parcels[0].ExpectedOn);
        Assert.Equal(OrderStatus.Preparing, order.Status);
    }

    [Fact]
    public async Task A_time_that_is_neither_relative_nor_exact_is_refused() =>
        await Assert.ThrowsAsync<OrderFileException>(() => Demo("ID", "-12d 25:30").FindAsync("D-1", default));

    public static TheoryData<string> Markets => [.. Directory.EnumerateFiles(Path.Combine(Repository.Policies, "law"), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(Markets))]
    public async Task Every_market_with_a_law_has_three_orders_at_least_and_every_one_reads(string market)
    {
        var source = DemoOrderSource.Embedded(_office.Installation);
        var numbers = Embedded().Where(order => order.GetProperty("market").GetString() == market).Select(Number).ToList();
        Assert.True(numbers.Count >= 3, $"{market}: {numbers.Count}");
        foreach (var number in numbers) await IsFreshAndProvable(source, number);
        Assert.True(DemoHint.Embedded().Count(hint => hint.Market == market) >= 3);
    }

    [Fact]
    public void Every_hint_is_there_in_English_and_never_empty()
    {
        Assert.All(Embedded(), order => Assert.True(Hint(order).TryGetProperty("en", out _), Number(order)));
        Assert.All(Embedded(), order => Assert.All(Hint(order).EnumerateObject(), hint => Assert.False(string.IsNullOrWhiteSpace(hint.Value.GetString()))));
    }

    [Fact]
    public void Numbers_of_the_shops_own_orders_name_their_market() => Assert.All(
        Embedded().Where(order => !order.TryGetProperty("platform", out _)),
        order => Assert.StartsWith(order.GetProperty("market").GetString() + "-", Number(order), StringComparison.Ordinal));

    public async Task InitializeAsync() => _office = await BackOffice.OpenInFolderAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    // Nothing lies ahead on the first day, and the page's e-mail opens the order.
    private async Task IsFreshAndProvable(DemoOrderSource source, string number)
    {
        var (order, now) = (await source.FindAsync(number, default), _office.Clock.GetUtcNow());
        Assert.NotNull(order);
        Assert.True(order.PlacedAt <= now && order.Parcels.All(parcel => !(parcel.ShippedAt > now) && !(parcel.DeliveredAt > now)), number);
        Assert.EndsWith("@example.com", order.Customer.Email, StringComparison.Ordinal);
    }

    private static List<JsonElement> Embedded()
    {
        using var file = JsonDocument.Parse(DemoOrderSource.ReadEmbedded());
        return [.. file.RootElement.GetProperty("orders").EnumerateArray().Select(order => order.Clone())];
    }

    private static string Number(JsonElement order) => order.GetProperty("number").GetString()!;

    private static JsonElement Hint(JsonElement order) => order.GetProperty("demo").GetProperty("hint");

    private DemoOrderSource Demo(string market, string placedAt) => new($$"""
        { "orders": [ {
          "number": "D-1", "shop": "demo", "market": "{{market}}", "currency": "EUR", "payment": { "kind": "Card" }, "placedAt": "{{placedAt}}",
          "lines": [ { "id": "1", "sku": "S", "name": "-3d", "unitPrice": 1, "category": "shoes" } ],
          "parcels": [ { "expectedOn": "+2d" } ], "customer": { "name": "Ayu" } } ] }
        """, _office.Installation);
}
