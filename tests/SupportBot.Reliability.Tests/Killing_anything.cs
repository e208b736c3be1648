using SupportBot.Reliability.Tests.Parts;

namespace SupportBot.Reliability.Tests;

/// <summary>What was accepted survives, whoever is killed. The long run is `SupportBot.Bench storm`.</summary>
public sealed class Killing_anything
{
    [Fact]
    public async Task Loses_doubles_and_moves_nothing_on_one_embedded_node()
    {
        await using var shop = await Shop.OpenAsync(new ShopPlan(1));
        await BalanceAsync(shop, kills: 2);
    }

    [Fact]
    public async Task Loses_doubles_and_moves_nothing_on_three_nodes()
    {
        await using var shop = await Shop.OpenAsync(new ShopPlan(3));
        await BalanceAsync(shop, kills: 4);
    }

    private static async Task BalanceAsync(Shop shop, int kills)
    {
        var storm = new Storm(shop, customers: 8, seed: 20261122);
        await storm.RageAsync(kills);
        await using var books = await shop.OpenBooksAsync();
        foreach (var customer in storm.Customers)
        {
            await books.BalanceAsync(customer);
            await books.HasOneReturnAsync(customer);
        }
    }
}
