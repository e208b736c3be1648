namespace SupportBot.Core.Orders;

/// <summary>One order as the merchant's system knows it. The JSON form is <c>infra/order.schema.json</c>.</summary>
public sealed record Order
{
    public required string Number { get; init; }
    public required string Shop { get; init; }
    /// <summary>The country the sale was made into (ISO 3166-1 alpha-2) with the seller's rules there.</summary>
    public required string Market { get; init; }
    /// <summary>State, province or island of the buyer where a rule or time zone depends on it (<c>ID-JK</c>, <c>US-CA</c>).</summary>
    public string? BuyerRegion { get; init; }
    /// <summary><c>own</c>, <c>tiktok-shop</c>, <c>douyin</c>, <c>shopee</c>, <c>amazon</c> …</summary>
    public string Platform { get; init; } = "own";
    /// <summary>The platform's kind of shop (<c>mall</c>, <c>regular</c>) where windows differ by it.</summary>
    public string? ShopType { get; init; }
    public SellerKind SellerKind { get; init; } = SellerKind.Trader;
    public required string Currency { get; init; }
    public required PaymentMethod Payment { get; init; }
    public required DateTimeOffset PlacedAt { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }
    /// <summary>What the buyer paid for the way out to them.</summary>
    public decimal OutwardFreight { get; init; }
    public required IReadOnlyList<OrderLine> Lines { get; init; }
    public IReadOnlyList<Parcel> Parcels { get; init; } = [];
    public required OrderCustomer Customer { get; init; }
    /// <summary>What was told or agreed before the order, where a rule hangs on it.</summary>
    public OrderTerms Terms { get; init; } = new();

    public Money Total => new(Lines.Sum(line => line.UnitPrice * line.Quantity) + OutwardFreight, Currency);

    /// <summary>When the last parcel arrived; null while one is still on its way. Periods count from the last one.</summary>
    public DateTimeOffset? DeliveredAt =>
        Parcels.Count > 0 && Parcels.All(parcel => parcel.DeliveredAt is not null) ? Parcels.Max(parcel => parcel.DeliveredAt) : null;

    /// <summary>Every parcel is with the buyer, also where nobody knows since which day.</summary>
    public bool HasArrived => Parcels.Count > 0 && Parcels.All(parcel => parcel.DeliveredAt is not null || parcel.Arrived);

    public OrderStatus Status => this switch
    {
        { CancelledAt: not null } => OrderStatus.Cancelled,
        { HasArrived: true } => OrderStatus.Delivered,
        _ when Parcels.Any(parcel => parcel.ShippedAt is not null) => OrderStatus.Shipped,
        _ => OrderStatus.Preparing,
    };
}

public enum OrderStatus { Preparing, Shipped, Delivered, Cancelled }

/// <summary>Who sells: consumer law binds a trader, a private seller only in part.</summary>
public enum SellerKind { Trader, Private }

public sealed record OrderLine
{
    /// <summary>Unique in its order, for instance the line number.</summary>
    public required string Id { get; init; }
    public required string Sku { get; init; }
    /// <summary>As on the shop's page, in the shop's language.</summary>
    public required string Name { get; init; }
    /// <summary>Size, colour: <c>42 / black</c>.</summary>
    public string? Variant { get; init; }
    public int Quantity { get; init; } = 1;
    public required decimal UnitPrice { get; init; }
    /// <summary><c>shoes</c>, <c>clothing</c>, <c>electronics</c>, <c>cosmetics</c>, <c>underwear</c>, <c>food</c> …</summary>
    public required string Category { get; init; }
    /// <summary>Facts that rules ask for; see <see cref="ItemTrait"/>.</summary>
    public IReadOnlySet<ItemTrait> Flags { get; init; } = new HashSet<ItemTrait>();

    /// <summary>Came free with what was bought. What has a price is goods, whatever it was called.</summary>
    public bool IsFreeGift => UnitPrice == 0 && Flags.Contains(ItemTrait.FreeGift);
}

/// <summary>
/// Facts about goods that exclusions hang on. <c>SealedForHygiene</c> and <c>SealedMedia</c> exclude only once opened; the others as they are.
/// <c>DeclaredNoReturn</c>: the buyer confirmed for this very purchase that it cannot go back. <c>EasyReturn</c>: carries the platform's free return label. <c>FreeGift</c>: came free
/// with the purchase and goes back with it. <c>TechnicallyComplex</c>: listed by Russia's Decree 924 (phones, computers, large machines).
/// </summary>
public enum ItemTrait { CustomMade, SealedForHygiene, Perishable, SealedMedia, DigitalContent, Periodical, DeclaredNoReturn, EasyReturn, Used, FreeGift, TechnicallyComplex }

public sealed record Parcel
{
    public string? Carrier { get; init; }
    public string? TrackingNumber { get; init; }
    public DateTimeOffset? ShippedAt { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    /// <summary>It is with the buyer, but the day was not recorded: periods that count from it cannot be worked out.</summary>
    public bool Arrived { get; init; }
    /// <summary>The day the carrier or the shop gave for arrival.</summary>
    public DateOnly? ExpectedOn { get; init; }
}

/// <summary>Personal data: never in a log, a URL or a prompt.</summary>
public sealed record OrderCustomer(string Name, string? Email = null, string? Phone = null);

/// <param name="ToldOfReturnCosts">The buyer was told before the order that they bear the cost of sending goods back.</param>
/// <param name="ToldOfWithdrawal">The buyer was told of the right to withdraw and how to use it.</param>
/// <param name="FreightInsured">Return freight is insured for the buyer (China's 运费险).</param>
/// <param name="ToldOfExclusions">The buyer was told before the order which goods cannot go back (Taiwan asks for it).</param>
/// <param name="TermsShown">The shop's own return terms stood clearly in its offer (Japan lets them replace the law's default then).</param>
public sealed record OrderTerms(
    bool ToldOfReturnCosts = true, bool ToldOfWithdrawal = true, bool FreightInsured = false, bool ToldOfExclusions = true, bool TermsShown = true);
