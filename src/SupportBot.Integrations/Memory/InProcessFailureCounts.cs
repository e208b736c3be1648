using System.Collections.Concurrent;
using SupportBot.Core.Limits;

namespace SupportBot.Integrations.Memory;

/// <summary>Failures that this process has seen.</summary>
internal sealed class InProcessFailureCounts(TimeProvider clock) : IFailureCounts
{
    private const int MostRemembered = 100_000;

    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Until)> _counts = new(StringComparer.Ordinal);

    public Task<int> CountAsync(string key, CancellationToken cancellation) =>
        Task.FromResult(_counts.TryGetValue(key, out var known) && clock.GetUtcNow() < known.Until ? known.Count : 0);

    public Task AddAsync(string key, TimeSpan window, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_counts.Count >= MostRemembered) Forget(now);
        _counts.AddOrUpdate(key, (1, now + window), (_, known) => now < known.Until ? (known.Count + 1, known.Until) : (1, now + window));
        return Task.CompletedTask;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, known) in _counts)
            if (now >= known.Until) _counts.TryRemove(key, out _);
    }
}
