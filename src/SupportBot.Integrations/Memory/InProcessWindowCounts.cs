using System.Collections.Concurrent;
using SupportBot.Core.Limits;

namespace SupportBot.Integrations.Memory;

/// <summary>What this process has counted.</summary>
internal sealed class InProcessWindowCounts(TimeProvider clock) : IWindowCounts
{
    private const int MostRemembered = 100_000;

    private readonly ConcurrentDictionary<string, (long Count, DateTimeOffset Until)> _counts = new(StringComparer.Ordinal);

    public Task<long> CountAsync(string key, CancellationToken cancellation) =>
        Task.FromResult(_counts.TryGetValue(key, out var known) && clock.GetUtcNow() < known.Until ? known.Count : 0);

    public Task AddAsync(string key, TimeSpan window, CancellationToken cancellation, long amount = 1)
    {
        var now = clock.GetUtcNow();
        if (_counts.Count >= MostRemembered) Forget(now);
        _counts.AddOrUpdate(key, (amount, now + window), (_, known) => now < known.Until ? (known.Count + amount, known.Until) : (amount, now + window));
        return Task.CompletedTask;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, known) in _counts)
            if (now >= known.Until) _counts.TryRemove(key, out _);
    }
}
