using SupportBot.Core.Limits;

namespace SupportBot.Core.Orders;

/// <summary>
/// Bounds guessing: after some failures an order's number is closed to proofs for a while, whoever asks, and whether it exists or not.
/// </summary>
public sealed class ProofBudget(IWindowCounts failures)
{
    private const int FailuresPerOrder = 10;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public async Task<bool> IsSpentAsync(string orderNumber, CancellationToken cancellation) =>
        await failures.CountAsync(Key(orderNumber), cancellation) >= FailuresPerOrder;

    public Task SpendAsync(string orderNumber, CancellationToken cancellation) => failures.AddAsync(Key(orderNumber), Window, cancellation);

    private static string Key(string orderNumber) => "proof:" + OrderNumber.Normal(orderNumber);
}
