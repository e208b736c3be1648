using SupportBot.Core.Orders;

namespace SupportBot.Web.Tests.House;

/// <summary>A shop that has sold once.</summary>
internal sealed class OneOrder : IOrderSource
{
    public const string Number = "TT-58217734";

    public static Order Order { get; } = new()
    {
        Number = Number,
        Shop = "demo",
        Market = "ID",
        Platform = "tiktok-shop",
        ShopType = "mall",
        Currency = "IDR",
        Payment = new PaymentMethod(PaymentKind.Wallet, "GoPay"),
        PlacedAt = StaffHouse.Start.AddDays(-9),
        OutwardFreight = 12000,
        Lines =
        [
            new() { Id = "1", Sku = "RUN-42", Name = "Sepatu lari Angin <b>ringan</b>", Variant = "42 / hitam", UnitPrice = 459000, Category = "shoes" },
            new() { Id = "2", Sku = "SOCK-3", Name = "Kaus kaki katun", Quantity = 3, UnitPrice = 29000, Category = "clothing" },
        ],
        Parcels = [new() { Carrier = "JNE", TrackingNumber = "JNE00481516", ShippedAt = StaffHouse.Start.AddDays(-8), DeliveredAt = StaffHouse.Start.AddDays(-5) }],
        Customer = new OrderCustomer("Budi Santoso", "budi@contoh.id", "+6281234567890"),
    };

    public Task<Order?> FindAsync(string number, CancellationToken cancellation) =>
        Task.FromResult(OrderNumber.Normal(number) == OrderNumber.Normal(Number) ? Order : null);
}
