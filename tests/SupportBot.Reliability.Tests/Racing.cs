using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Nodes;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns;
using SupportBot.Integrations;
using SupportBot.Integrations.Orders;
using SupportBot.Integrations.Storage;
using SupportBot.Parts.Servers;
using SupportBot.Reliability.Tests.Parts;
using SupportBot.Web.Hosting;

namespace SupportBot.Reliability.Tests;

public sealed class Racing
{
    [Fact]
    public async Task Bursts_that_hop_from_node_to_node_keep_their_order()
    {
        await using var shop = await Shop.OpenAsync(new ShopPlan(3) { QuietWindow = TimeSpan.FromMilliseconds(200) });
        var customers = Enumerable.Range(0, 20).Select(_ => new StubbornCustomer(shop)).ToList();
        await Task.WhenAll(customers.Select(BurstAsync));
        await using var books = await shop.OpenBooksAsync();
        foreach (var customer in customers) await books.BalanceAsync(customer);
    }

    [Fact]
    public async Task Of_a_hundred_who_take_a_conversation_on_three_nodes_exactly_one_has_it()
    {
        await using var server = await PostgresServer.StartAsync(durable: false);
        var database = await server.CreateDatabaseAsync();
        await using var one = await NodeAsync(database);
        await using var two = await NodeAsync(database);
        await using var three = await NodeAsync(database);
        var id = ConversationId.New();
        await one.GetRequiredService<Inbox>().StartAsync(id, new ConversationStarted("webchat", "dl_1", "shop", "US", Language.English), default);

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(index => Task.Run(() =>
            new[] { one, two, three }[index % 3].GetRequiredService<HumanDesk>().TakeAsync(id, new StaffMember($"s{index}", $"Agent {index}"), default))));
        Assert.Single(results, DeskResult.Done);
        Assert.Equal(99, results.Count(result => result == DeskResult.AlreadyTaken));
        Assert.Single(await one.GetRequiredService<IConversationLog>().ReadAsync(id, 0, default), entry => entry.Body is ConversationTaken);
    }

    private static async Task BurstAsync(StubbornCustomer customer)
    {
        await customer.ArriveAsync();
        for (var burst = 1; burst <= 3; burst++)
            foreach (var word in new[] { "hi", "I have", "a question", "about", "your return rules?" }) await customer.SendAsync($"{word} {burst}");
    }

    private static async Task<ServiceProvider> NodeAsync(string database)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TurnOptions>().AddSingleton<RetentionOptions>().AddSingleton<ReminderOptions>().AddSingleton<NodeOptions>()
            .AddIntegrations(new StorageOptions { DataDirectory = "", Postgres = database }, new OrderOptions()).AddCore(Folders.Prompts(null)).BuildServiceProvider();
        await services.OpenStoresAsync(default);
        return services;
    }
}
