namespace SupportBot.Core.Limits;

/// <summary>Counts failures by key, so that guessing is bounded over all nodes. Safe: while the shared count is away, each node's own counts.</summary>
public interface IFailureCounts
{
    /// <summary>Failures since the first of them, within its window; 0 when there was none.</summary>
    Task<int> CountAsync(string key, CancellationToken cancellation);

    /// <param name="window">From the first failure on; after it the count begins anew.</param>
    Task AddAsync(string key, TimeSpan window, CancellationToken cancellation);
}
