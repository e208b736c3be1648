using SupportBot.Core.Orders;
using SupportBot.Integrations.Storage;

namespace SupportBot.Integrations.Orders;

/// <summary>The demo shop. Its orders are as old on the first day as the file says, and then grow older as real ones do.</summary>
internal sealed class DemoOrderSource(string json, Installation installation) : IOrderSource
{
    private const string Resource = "demo-orders.json";

    private FileOrderSource? _orders;

    public static DemoOrderSource Embedded(Installation installation) => new(ReadEmbedded(), installation);

    internal static string ReadEmbedded()
    {
        using var stream = typeof(DemoOrderSource).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"This program was built without {Resource}: switch the demo shop off.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public async Task<Order?> FindAsync(string number, CancellationToken cancellation)
    {
        // Two first customers may both read it; they read the same.
        _orders ??= new FileOrderSource(Read(await installation.FirstStartAsync(cancellation)));
        return await _orders.FindAsync(number, cancellation);
    }

    private IReadOnlyList<Order> Read(DateTimeOffset anchor) =>
        OrderReader.ReadText(json, Resource, order =>
        {
            order.Remove("demo"); // what the page says of it is no part of the order
            RelativeTimes.Resolve(order, anchor);
        });
}
