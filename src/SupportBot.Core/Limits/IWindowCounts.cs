namespace SupportBot.Core.Limits;

/// <summary>Counts by key what may happen only so often or cost only so much, over all nodes. Safe: while the shared count is away, each node's own counts.</summary>
public interface IWindowCounts
{
    /// <summary>The sum since the first that was added, within its window; 0 when there was none.</summary>
    Task<long> CountAsync(string key, CancellationToken cancellation);

    /// <param name="window">From the first that was added on; after it the count begins anew.</param>
    Task AddAsync(string key, TimeSpan window, CancellationToken cancellation, long amount = 1);
}
