using System.Collections.Concurrent;

namespace SupportBot.Core.Orders;

/// <summary>
/// Bounds guessing: after some failures an order's number is closed to proofs for a while, whoever asks, and whether it exists or not.
/// </summary>
public sealed class ProofBudget(TimeProvider clock)
{
    private const int FailuresPerOrder = 10;
    private const int MostRemembered = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset Since)> failures = new(StringComparer.Ordinal);

    public bool IsSpent(string orderNumber) =>
        failures.TryGetValue(OrderNumber.Normal(orderNumber), out var known) && known.Failures >= FailuresPerOrder && clock.GetUtcNow() - known.Since < Window;

    public void Spend(string orderNumber)
    {
        var now = clock.GetUtcNow();
        if (failures.Count >= MostRemembered) Forget(now);
        failures.AddOrUpdate(OrderNumber.Normal(orderNumber), (1, now),
            (_, known) => now - known.Since < Window ? (known.Failures + 1, known.Since) : (1, now));
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (number, known) in failures)
            if (now - known.Since >= Window) failures.TryRemove(number, out _);
    }
}
