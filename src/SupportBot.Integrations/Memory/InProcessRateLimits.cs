using System.Collections.Concurrent;
using SupportBot.Core.Limits;

namespace SupportBot.Integrations.Memory;

/// <summary>Token buckets of this process, on real time: a trial with another clock is flooded like any other program.</summary>
internal sealed class InProcessRateLimits : IRateLimits
{
    private const int MostRemembered = 100_000;

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    public ValueTask<bool> TryTakeAsync(string key, int perMinute, CancellationToken cancellation)
    {
        var now = Environment.TickCount64;
        if (_buckets.Count >= MostRemembered) Forget(now);
        var after = _buckets.AddOrUpdate(key, _ => new Bucket(perMinute, now).Take(perMinute, now), (_, bucket) => bucket.Take(perMinute, now));
        return ValueTask.FromResult(after.IsTaken);
    }

    // A bucket that had a minute to fill is as good as a new one.
    private void Forget(long now)
    {
        foreach (var (key, bucket) in _buckets)
            if (now - bucket.At > 60_000) _buckets.TryRemove(KeyValuePair.Create(key, bucket));
    }

    private sealed record Bucket(double Level, long At)
    {
        public bool IsTaken { get; private init; }

        public Bucket Take(int perMinute, long now)
        {
            var level = Math.Min(perMinute, Level + (now - At) * perMinute / 60_000d);
            return level < 1 ? this with { Level = level, At = now, IsTaken = false } : this with { Level = level - 1, At = now, IsTaken = true };
        }
    }
}
