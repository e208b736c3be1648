using System.Diagnostics;
using SupportBot.Core.Conversations;
using SupportBot.Parts;
using SupportBot.Reliability.Tests.Parts;

namespace SupportBot.Reliability.Tests;

public sealed class Losing_a_node
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5), Slack = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Its_accepted_messages_are_answered_by_another()
    {
        // The node dies while the bursts are still settling: nobody has begun to answer.
        await using var shop = await Shop.OpenAsync(new ShopPlan(2) { QuietWindow = TimeSpan.FromSeconds(10) });
        await using var books = await shop.OpenBooksAsync();
        var customers = Enumerable.Range(0, 10).Select(_ => new StubbornCustomer(shop)).ToList();
        foreach (var customer in customers)
        {
            await customer.ArriveAsync();
            await customer.SendAsync("what are your return rules?");
        }
        await shop.KillNodeAsync(0);
        var clock = Stopwatch.StartNew();
        var left = customers.Count;
        await Eventually.HoldsAsync(async () => (left = await CountOwedAsync(books, customers)) <= customers.Count / 2, "the lost node's half is answered", Soon + Slack);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Soon + Slack);
        foreach (var customer in customers) await books.BalanceAsync(customer);
    }

    private static async Task<int> CountOwedAsync(Books books, IReadOnlyList<StubbornCustomer> customers)
    {
        var owed = 0;
        foreach (var customer in customers)
            if ((await books.StateAsync(new ConversationId(customer.Conversation))).IsOwedAnswer) owed++;
        return owed;
    }

    [Fact]
    public async Task A_stopping_node_finishes_its_turns_and_takes_leave()
    {
        await using var shop = await Shop.OpenAsync(new ShopPlan(2) { QuietWindow = TimeSpan.FromSeconds(1) });
        var customers = Enumerable.Range(0, 20).Select(_ => new StubbornCustomer(shop)).ToList();
        await Task.WhenAll(customers.Select(async customer =>
        {
            await customer.ArriveAsync();
            await customer.SendAsync("what are your return rules?");
        }));
        Assert.Equal(0, await shop.StopNodeAsync(0));
        Assert.Equal(0, await shop.StopNodeAsync(1));

        // Nobody is left who could have answered afterwards.
        await using var books = await shop.OpenBooksAsync();
        foreach (var customer in customers) await books.BalanceAsync(customer);
    }

    [Fact]
    public async Task Deploying_one_node_after_the_other_is_noticed_by_nobody()
    {
        await using var shop = await Shop.OpenAsync(new ShopPlan(2));
        var isOver = false;
        var shopping = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var served = new List<StubbornCustomer>();
            while (!Volatile.Read(ref isOver))
            {
                served.Add(new StubbornCustomer(shop));
                await served[^1].ReturnsTheJacketAsync();
            }
            return served;
        })).ToList();
        foreach (var node in new[] { 0, 1 })
        {
            Assert.Equal(0, await shop.StopNodeAsync(node));
            await shop.StartNodeAsync(node);
        }
        Volatile.Write(ref isOver, true);

        await using var books = await shop.OpenBooksAsync();
        foreach (var customer in (await Task.WhenAll(shopping)).SelectMany(served => served))
        {
            await books.BalanceAsync(customer);
            await books.HasOneReturnAsync(customer);
        }
    }
}
