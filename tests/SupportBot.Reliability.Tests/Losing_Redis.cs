using SupportBot.Core.Conversations;
using SupportBot.Parts.Faults;
using SupportBot.Reliability.Tests.Parts;

namespace SupportBot.Reliability.Tests;

public sealed class Losing_Redis(TwoNodes two) : IClassFixture<TwoNodes>, IAsyncLifetime
{
    private readonly Shop shop = two.Shop;

    public Task InitializeAsync() => shop.IsReadyAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Emptying_it_in_the_middle_of_two_hundred_conversations_changes_nothing()
    {
        var customers = Enumerable.Range(0, 200).Select(_ => new StubbornCustomer(shop)).ToList();
        var shopping = Task.WhenAll(customers.Select(customer => Task.Run(customer.ReturnsTheJacketAsync)));
        var flushed = 0;
        while (!shopping.IsCompleted)
        {
            var (before, more) = (customers.Sum(customer => customer.Accepted.Count), 150);
            await ProgressAsync(() => shopping.IsCompleted || customers.Sum(customer => customer.Accepted.Count) >= before + more);
            await shop.Redis!.FlushAllAsync();
            flushed++;
        }
        await shopping;
        Assert.InRange(flushed, 3, 100);

        await using var books = await shop.OpenBooksAsync();
        foreach (var customer in customers)
        {
            await books.BalanceAsync(customer);
            await books.HasOneReturnAsync(customer);
        }
    }

    [Theory]
    [InlineData("hangs")]
    [InlineData("refuses")]
    [InlineData("cannot persist")]
    [InlineData("is loading")]
    public async Task The_chat_goes_on_while_it(string fault)
    {
        var before = new StubbornCustomer(shop);
        await before.ArriveAsync();
        await before.SaysAsync("I want to return my jacket, it is too small");
        shop.RedisLine!.Set(fault switch
        {
            "hangs" => Fault.Hang,
            "refuses" => Fault.Refuse,
            "cannot persist" => Fault.AnswerWith("-MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk.\r\n"u8.ToArray()),
            _ => Fault.AnswerWith("-LOADING Redis is loading the dataset in memory\r\n"u8.ToArray()),
        });

        // One that began before, one that begins now: both end with a return.
        await before.SaysAsync($"{before.Order} {ShopOrders.Contact}");
        await before.SaysAsync("yes, open it");
        var after = new StubbornCustomer(shop);
        await after.ReturnsTheJacketAsync();

        shop.RedisLine.Set(Fault.Pass);
        await after.SaysAsync("and what are your return rules?");
        await using var books = await shop.OpenBooksAsync();
        await books.BalanceAsync(before);
        await books.BalanceAsync(after);
        await books.HasOneReturnAsync(after);
    }

    [Fact]
    public async Task A_proof_ends_when_it_would_have_ended_whatever_becomes_of_the_state()
    {
        var customer = new StubbornCustomer(shop);
        await customer.ArriveAsync();
        await customer.SaysAsync($"I want to return my jacket, it is too small. {customer.Order} {ShopOrders.Contact}");
        await using var books = await shop.OpenBooksAsync();
        var proof = (await books.StateAsync(new ConversationId(customer.Conversation))).Dialogue.Proof;
        await shop.Redis!.FlushAllAsync();
        await customer.SaysAsync("what are your return rules?");
        Assert.Equal(proof, (await books.StateAsync(new ConversationId(customer.Conversation))).Dialogue.Proof);
    }

    private static Task ProgressAsync(Func<bool> holds) => SupportBot.Parts.Eventually.HoldsAsync(holds, "customers get something done", TimeSpan.FromMinutes(2));
}
