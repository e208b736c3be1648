using System.Globalization;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Rules;
using SupportBot.Core.Returns;

namespace SupportBot.Core.Tests.Policies;

/// <summary>Orders and policies for examples: what an example does not name is ordinary.</summary>
internal static class Some
{
    public static string PolicyFolder { get; } = FindUpwards("prompts/policies");

    /// <summary>The files as they are delivered.</summary>
    public static PolicyLibrary Library { get; } = PolicyLibrary.Load(PolicyFolder);

    /// <summary>The same without what the merchant gives of its own accord: what law and platforms say alone.</summary>
    public static PolicyLibrary WithoutMerchant { get; } = Changed(rules => rules.Where(rule => rule.Head.Layer != PolicyLayer.Merchant));

    public static PolicyLibrary Changed(Func<IEnumerable<PolicyRule>, IEnumerable<PolicyRule>> change) =>
        new(Library.Markets.Select(market => market with { Rules = [.. change(market.Rules)] }), Library.ServiceHoursOf(null));

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>One pair of shoes for 79.90 and 4.90 freight, paid by card, shipped two days after the order.</summary>
    public static Order Order(string market, string? delivered, params ItemTrait[] flags) => new()
    {
        Number = "X-1",
        Shop = "demo",
        Market = market,
        Currency = Library.Find(market)?.Currency ?? "EUR",
        Payment = new PaymentMethod(PaymentKind.Card),
        PlacedAt = delivered is null ? Time("2026-03-01T12:00:00Z") : Time(delivered).AddDays(-5),
        OutwardFreight = 4.90m,
        Lines = [Line("1", 79.90m, 1, flags)],
        Parcels = delivered is null ? [] : [new Parcel { ShippedAt = Time(delivered).AddDays(-3), DeliveredAt = Time(delivered) }],
        Customer = new OrderCustomer("Someone", "someone@example.com", null),
    };

    public static OrderLine Line(string id, decimal price, int quantity = 1, params ItemTrait[] flags) => new()
    {
        Id = id,
        Sku = $"SKU-{id}",
        Name = "Shoes",
        Quantity = quantity,
        UnitPrice = price,
        Category = "shoes",
        Flags = flags.ToHashSet(),
    };

    public static PolicyRequest All(Order order, ReturnReason reason, ItemCondition condition = ItemCondition.Unknown) =>
        new(order, [.. order.Lines.Select(line => new ItemSelection(line.Id, line.Quantity))], reason, condition);

    private static string FindUpwards(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, path))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException($"No {path} above the tests."), path);
    }
}
