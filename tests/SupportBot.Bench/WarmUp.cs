namespace SupportBot.Bench;

/// <summary>Every story is told a few times before anything is measured.</summary>
internal static class WarmUp
{
    private const int Customers = 20, Turns = 60;

    public static Task RunAsync(ChatClient chats, Stories stories) => Task.WhenAll(Enumerable.Range(0, Customers).Select(async _ =>
    {
        await using var customer = new ShopCustomer(chats, stories);
        for (var turn = 0; turn < Turns; turn++)
        {
            await customer.PrepareAsync();
            await customer.TakeTurnAsync();
        }
    }));
}
