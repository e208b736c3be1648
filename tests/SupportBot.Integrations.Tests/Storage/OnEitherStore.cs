namespace SupportBot.Integrations.Tests.Storage;

/// <summary>What the stores promise whatever they are kept in: each such class of tests is derived once for every database.</summary>
public abstract class OnEitherStore(Store store) : IAsyncLifetime
{
    private protected BackOffice Office { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Office = await BackOffice.OpenAsync(store);

    public async Task DisposeAsync() => await Office.DisposeAsync();
}
