using SupportBot.Core.Limits;
using SupportBot.Integrations.Memory;

namespace SupportBot.Integrations.Redis;

/// <summary>What all nodes have counted, and never less than this one has: a Redis that was emptied or lost gives nobody a fresh budget here.</summary>
internal sealed class RedisWindowCounts(RedisConnection redis, RedisKeys keys, InProcessWindowCounts here) : IWindowCounts
{
    private static readonly RedisScript Add = new("""
        local count = redis.call('incrby', KEYS[1], ARGV[2])
        if count == tonumber(ARGV[2]) then redis.call('pexpire', KEYS[1], ARGV[1]) end
        return count
        """);

    public async Task<long> CountAsync(string key, CancellationToken cancellation)
    {
        var everywhere = await redis.AskAsync("failures.count", async database => (long?)await database.StringGetAsync(keys.Failures(key)) ?? 0, () => Task.FromResult(0L), cancellation);
        return Math.Max(everywhere, await here.CountAsync(key, cancellation));
    }

    public Task AddAsync(string key, TimeSpan window, CancellationToken cancellation, long amount = 1)
    {
        redis.Tell("failures.add", database => Add.RunAsync(database, keys.Failures(key), (long)window.TotalMilliseconds, amount));
        return here.AddAsync(key, window, cancellation, amount);
    }
}
