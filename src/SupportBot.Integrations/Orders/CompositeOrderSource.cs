using SupportBot.Core.Orders;

namespace SupportBot.Integrations.Orders;

/// <summary>Asks several sources in turn; the first that knows the number answers.</summary>
internal sealed class CompositeOrderSource(IReadOnlyList<IOrderSource> sources) : IOrderSource
{
    public async Task<Order?> FindAsync(string number, CancellationToken cancellation)
    {
        foreach (var source in sources)
        {
            if (await source.FindAsync(number, cancellation) is { } order) return order;
        }
        return null;
    }
}
