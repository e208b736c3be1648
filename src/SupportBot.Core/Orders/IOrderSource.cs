namespace SupportBot.Core.Orders;

/// <summary>Where orders come from: the demo shop, a file, the merchant's own system.</summary>
public interface IOrderSource
{
    /// <summary>
    /// The order with that number, whoever owns it, or null. Numbers compare by <see cref="OrderNumber.Normal"/>. Only
    /// <see cref="OrderAccess"/> may call this: nobody sees an order without a proof.
    /// </summary>
    Task<Order?> FindAsync(string number, CancellationToken cancellation);
}
