using SupportBot.Core.Limits;
using SupportBot.Integrations.Memory;

namespace SupportBot.Integrations.Redis;

/// <summary>Token buckets of all nodes together, on the clock of Redis, since those of nodes differ. While it is away, each node has its own.</summary>
internal sealed class RedisRateLimits(RedisConnection redis, RedisKeys keys, InProcessRateLimits here) : IRateLimits
{
    private static readonly RedisScript Take = new("""
        local time = redis.call('time')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local size = tonumber(ARGV[1])
        local level = size
        local bucket = redis.call('hmget', KEYS[1], 'level', 'at')
        if bucket[1] then level = math.min(size, bucket[1] + math.max(0, now - bucket[2]) * size / 60000) end
        local taken = 0
        if level >= 1 then
          level = level - 1
          taken = 1
        end
        redis.call('hset', KEYS[1], 'level', tostring(level), 'at', string.format('%d', now))
        redis.call('pexpire', KEYS[1], 60000)
        return taken
        """);

    public ValueTask<bool> TryTakeAsync(string key, int perMinute, CancellationToken cancellation) => new(redis.AskAsync(
        "bucket.take", async database => (long)await Take.RunAsync(database, keys.Bucket(key), perMinute) == 1,
        () => here.TryTakeAsync(key, perMinute, cancellation).AsTask(), cancellation));
}
