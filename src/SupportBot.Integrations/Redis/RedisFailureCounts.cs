using SupportBot.Core.Limits;
using SupportBot.Integrations.Memory;

namespace SupportBot.Integrations.Redis;

/// <summary>Failures that any node has seen, and never fewer than this one has: a Redis that was emptied or lost gives nobody a fresh budget here.</summary>
internal sealed class RedisFailureCounts(RedisConnection redis, RedisKeys keys, InProcessFailureCounts here) : IFailureCounts
{
    private static readonly RedisScript Add = new("""
        local count = redis.call('incr', KEYS[1])
        if count == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end
        return count
        """);

    public async Task<int> CountAsync(string key, CancellationToken cancellation)
    {
        var everywhere = await redis.AskAsync("failures.count", async database => (int?)await database.StringGetAsync(keys.Failures(key)) ?? 0, () => Task.FromResult(0), cancellation);
        return Math.Max(everywhere, await here.CountAsync(key, cancellation));
    }

    public Task AddAsync(string key, TimeSpan window, CancellationToken cancellation)
    {
        redis.Tell("failures.add", database => Add.RunAsync(database, keys.Failures(key), (long)window.TotalMilliseconds));
        return here.AddAsync(key, window, cancellation);
    }
}
