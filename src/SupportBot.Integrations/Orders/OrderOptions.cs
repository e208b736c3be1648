namespace SupportBot.Integrations.Orders;

/// <summary>Where orders are read from; asked in this order, the first that knows the number answers.</summary>
public sealed record OrderOptions
{
    /// <summary>JSON files of <c>infra/order.schema.json</c> (<c>--orders</c>), read once at start.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The demo shop's orders, with dates counted from the first start on this data directory.</summary>
    public bool Demo { get; init; }
}
