namespace SupportBot.Reliability.Tests.Parts;

/// <summary>One shop for a class of tests that break its stores, and leave both nodes running.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    public Shop Shop { get; private set; } = null!;

    public async Task InitializeAsync() => Shop = await Shop.OpenAsync(new ShopPlan(2));

    public async Task DisposeAsync() => await Shop.DisposeAsync();
}
