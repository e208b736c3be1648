using SupportBot.Parts.Faults;
using SupportBot.Reliability.Tests.Parts;

namespace SupportBot.Reliability.Tests;

public sealed class Cutting_sockets
{
    [Fact]
    public async Task Misses_and_doubles_nothing_even_when_the_node_behind_them_is_killed()
    {
        await using var shop = await Shop.OpenAsync(new ShopPlan(2));
        await using var line = FaultProxy.InFrontOf(shop.Addresses[0].Port);
        var customers = Enumerable.Range(0, 10).Select(_ => new StubbornCustomer(shop)).ToList();
        var pages = customers.Select(customer => new OpenPage(customer, [line.Port, shop.Addresses[1].Port])).ToList();
        var shopping = Task.WhenAll(customers.Zip(pages, (customer, page) => Task.Run(async () =>
        {
            await customer.ArriveAsync();
            page.Open();
            for (var round = 0; round < 6; round++) await customer.SaysAsync($"what are your return rules? ({round})");
        })));
        for (var cut = 0; cut < 20 && !shopping.IsCompleted; cut++)
        {
            await line.CutAllAsync();
            if (cut is 4) await shop.KillNodeAsync(0);
            if (cut is 4) await shop.StartNodeAsync(0);
            await Task.WhenAny(shopping, Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System));
        }
        await shopping;
        foreach (var (customer, page) in customers.Zip(pages)) await page.HasSeenAsync(await customer.HistoryAsync());
    }
}
