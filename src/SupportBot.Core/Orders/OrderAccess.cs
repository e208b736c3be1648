using SupportBot.Core.Turns.Deciding;

namespace SupportBot.Core.Orders;

/// <summary>
/// The one service through which a customer's conversation reaches an order. The subject is what was proven, never what a text or a model says.
/// </summary>
public sealed class OrderAccess(IOrderSource orders, TimeProvider clock)
{
    private static readonly TimeSpan ProofLifetime = TimeSpan.FromHours(12);

    /// <summary>
    /// The order, if <paramref name="contact"/> is the full e-mail or phone on it; null for an unknown number and for a wrong contact alike.
    /// </summary>
    public async Task<Order?> ProveAsync(string number, string contact, CancellationToken cancellation)
    {
        var order = await orders.FindAsync(number, cancellation);
        // The comparison runs for an unknown order too, so that time does not tell the two refusals apart.
        var matches = ContactProof.Matches(order?.Customer ?? Nobody, contact);
        return matches ? order : null;
    }

    /// <summary>The order of a proof that is still valid; null otherwise.</summary>
    public async Task<Order?> OpenAsync(OrderProof? proof, CancellationToken cancellation) =>
        proof is not null && clock.GetUtcNow() < proof.Until ? await orders.FindAsync(proof.OrderNumber, cancellation) : null;

    public OrderProof Proof(Order order) => new(order.Number, clock.GetUtcNow() + ProofLifetime);

    private static readonly OrderCustomer Nobody = new("", "nobody@invalid", "+000000000000000");
}
