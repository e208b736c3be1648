using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SupportBot.Parts;
using SupportBot.Reliability.Tests.Parts;

namespace SupportBot.Reliability.Tests;

public sealed class Repeating
{
    [Fact]
    public async Task A_yes_that_arrives_two_hundred_times_at_three_nodes_opens_one_return_and_is_answered_once()
    {
        await using var shop = await Shop.OpenAsync(new ShopPlan(3));
        var customer = new StubbornCustomer(shop);
        await customer.ArriveAsync();
        await customer.SaysAsync("I want to return my jacket, it is too small");
        await customer.SaysAsync($"{customer.Order} {ShopOrders.Contact}");
        var heard = (await customer.HeardAsync()).Count;

        var ids = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => PostAsync(customer, "yes, open it", "one-yes")));
        Assert.Equal(await customer.SendAsync("yes, open it", "one-yes"), Assert.Single(ids.Distinct()));

        await using var books = await shop.OpenBooksAsync();
        await books.BalanceAsync(customer);
        Assert.Equal(heard + 1, (await customer.HeardAsync()).Count);
        Assert.Contains("RMA-US-", (await customer.HeardAsync())[^1], StringComparison.Ordinal);
    }

    // A try that is not answered in time, on a machine with much else to do, is made again under the same id, as a page does.
    private static async Task<string> PostAsync(StubbornCustomer customer, string text, string id)
    {
        HttpResponseMessage? answer = null;
        await Eventually.HoldsAsync(async () => (answer = await customer.PostOnceAsync(text, id)) is not null, "the yes is acknowledged", TimeSpan.FromMinutes(2));
        using (answer) return (string)(await answer!.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }
}
