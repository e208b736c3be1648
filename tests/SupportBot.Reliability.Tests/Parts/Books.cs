using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Conversations;
using SupportBot.Core.Returns;
using SupportBot.Integrations;
using SupportBot.Integrations.Orders;
using SupportBot.Integrations.Storage;
using SupportBot.Parts;

namespace SupportBot.Reliability.Tests.Parts;

/// <summary>The stores themselves, for comparing what is written there with what customers were promised.</summary>
public sealed class Books : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Books(ServiceProvider services) => this.services = services;

    public IConversationLog Log => services.GetRequiredService<IConversationLog>();
    private IReturnStore Returns => services.GetRequiredService<IReturnStore>();

    public static async Task<Books> OpenAsync(string data, string? postgres)
    {
        var services = new ServiceCollection().AddIntegrations(new StorageOptions { DataDirectory = data, Postgres = postgres }, new OrderOptions { Demo = false }).BuildServiceProvider();
        await services.OpenStoresAsync(CancellationToken.None);
        return new Books(services);
    }

    /// <summary>Waits until nothing is owed to this customer, and then compares.</summary>
    public async Task<Balance> CompareAsync(StubbornCustomer customer)
    {
        var id = new ConversationId(customer.Conversation);
        await Eventually.HoldsAsync(async () => !(await StateAsync(id)).IsOwedAnswer, "everything is answered", TimeSpan.FromSeconds(30));
        return Balance.Of(customer.Accepted, await Log.ReadAsync(id, 0, CancellationToken.None));
    }

    /// <summary>Nothing was lost, doubled or moved, and everything was answered once.</summary>
    public async Task BalanceAsync(StubbornCustomer customer) => Assert.Equal(Balance.Nothing with { Accepted = customer.Accepted.Count }, await CompareAsync(customer));

    /// <summary>How many returns were opened for this customer's order; 0 too when it was told another number than its return has.</summary>
    public async Task<int> CountReturnsAsync(StubbornCustomer customer)
    {
        var opened = await Returns.FindByOrderAsync(ShopOrders.Shop, customer.Order, CancellationToken.None);
        return opened.All(one => customer.Opened?.Contains(one.Rma, StringComparison.Ordinal) == true) ? opened.Count : 0;
    }

    /// <summary>The return was opened once, under the number that the customer was told.</summary>
    public async Task HasOneReturnAsync(StubbornCustomer customer) => Assert.Equal(1, await CountReturnsAsync(customer));

    public async Task<Conversation> StateAsync(ConversationId id) => Conversation.Fold(id, await Log.ReadAsync(id, 0, CancellationToken.None));

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
