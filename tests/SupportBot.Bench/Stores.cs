namespace SupportBot.Bench;

/// <summary>What the nodes of a deployment keep their data in, as far as it is measured apart from them.</summary>
internal abstract class Stores : IAsyncDisposable
{
    public abstract string Name { get; }

    /// <summary>Settings of the nodes that name the stores, as environment variables.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Servers whose use of processor and disk counts with that of the nodes.</summary>
    public abstract IReadOnlyList<int> Processes { get; }

    /// <summary>Statements and commands that the nodes have sent since they began; null where nothing is sent.</summary>
    public abstract Task<long?> CountRoundTripsAsync();

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Everything in the node itself.</summary>
internal sealed class EmbeddedStores : Stores
{
    public override string Name => "SQLite";
    public override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();
    public override IReadOnlyList<int> Processes => [];
    public override Task<long?> CountRoundTripsAsync() => Task.FromResult<long?>(null);
}
