using System.Collections.Frozen;
using SupportBot.Core.Orders;

namespace SupportBot.Integrations.Orders;

/// <summary>The orders of some files, in memory. A changed file is read at the next start.</summary>
internal sealed class FileOrderSource(IReadOnlyList<Order> orders) : IOrderSource
{
    private readonly FrozenDictionary<string, Order> _byNumber =
        orders.ToFrozenDictionary(order => OrderNumber.Normal(order.Number), StringComparer.Ordinal);

    public Task<Order?> FindAsync(string number, CancellationToken cancellation) =>
        Task.FromResult(_byNumber.GetValueOrDefault(OrderNumber.Normal(number)));
}
