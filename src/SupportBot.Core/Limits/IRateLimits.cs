namespace SupportBot.Core.Limits;

/// <summary>Token buckets by key over all nodes. Safe: while the shared buckets are away, each node's own count.</summary>
public interface IRateLimits
{
    /// <summary>True when one more is allowed now.</summary>
    /// <param name="perMinute">Size of the bucket and what flows into it in a minute.</param>
    ValueTask<bool> TryTakeAsync(string key, int perMinute, CancellationToken cancellation);
}
