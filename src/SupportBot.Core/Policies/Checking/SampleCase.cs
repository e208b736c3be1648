using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Rules;
using SupportBot.Core.Returns;

namespace SupportBot.Core.Policies.Checking;

/// <summary>A made-up order of one piece for 100, to see what policies say to it.</summary>
/// <param name="Day">Days after delivery on which a return is asked for; null for a cancellation before shipping.</param>
public sealed record SampleCase(string Market, string Platform, string? ShopType, ReturnReason Reason, ItemTrait? Trait, int? Day)
{
    private static readonly int[] DaysAfterDelivery = [0, 5, 7, 8, 14, 15, 30, 31, 100, 200, 400, 800];
    private static readonly ReturnReason[] Reasons = [ReturnReason.ChangedMind, ReturnReason.Defective];
    private static readonly ItemTrait?[] Traits = [null, ItemTrait.CustomMade, ItemTrait.SealedForHygiene];

    public PaymentKind Payment { get; init; } = PaymentKind.Card;

    /// <summary>Returns paid by card, in a fixed order: platforms, reasons, goods, days.</summary>
    public static IEnumerable<SampleCase> Returns(MarketPolicies market) =>
        from place in Places(market).Order()
        from reason in Reasons
        from trait in Traits
        from day in DaysAfterDelivery
        select new SampleCase(market.Market, place.Platform, place.ShopType, reason, trait, day);

    /// <summary>On every platform a cancellation, and a return on the fifth day by every way of paying but the card.</summary>
    public static IEnumerable<SampleCase> Others(MarketPolicies market) =>
        from place in Places(market).Order()
        let order = new SampleCase(market.Market, place.Platform, place.ShopType, ReturnReason.ChangedMind, null, null)
        from sample in Enum.GetValues<PaymentKind>().Where(paid => paid is not (PaymentKind.Card or PaymentKind.Unknown))
            .Select(paid => order with { Day = DaysAfterDelivery[1], Payment = paid }).Prepend(order)
        select sample;

    /// <param name="placed">The day of the order.</param>
    public PolicyDecision Decide(PolicyLibrary library, MarketPolicies market, DateOnly placed) => Day is null
        ? PolicyDecider.DecideCancellation(Order(market, placed), library, At(market, placed, 1))
        : PolicyDecider.Decide(Request(market, placed), library, Asked(market, placed));

    public PolicyRequest Request(MarketPolicies market, DateOnly placed) =>
        new(Order(market, placed), [new ItemSelection("1", 1)], Reason, ItemCondition.Opened, HasEvidence: true);

    /// <summary>The moment of the request.</summary>
    public DateTimeOffset Asked(MarketPolicies market, DateOnly placed) => At(market, placed, (Day + DaysToArrive) ?? 1);

    public static DateOnly Delivered(DateOnly placed) => placed.AddDays(DaysToArrive);

    public override string ToString() => FormattableString.Invariant(
        $"{Market} {Platform}{(ShopType is null ? "" : $"/{ShopType}")}, {Reason}{(Trait is null ? "" : $", {Trait}")}, {(Day is { } day ? $"day {day}" : "before shipping")}");

    private const int DaysToArrive = 3;

    private static IEnumerable<(string Platform, string? ShopType)> Places(MarketPolicies market) =>
        market.ShopTypes.SelectMany(platform => platform.Value.DefaultIfEmpty().Select(type => (platform.Key, (string?)type))).Append(("own", null));

    private static DateTimeOffset At(MarketPolicies market, DateOnly placed, int daysLater) => market.Calendar.At(placed.AddDays(daysLater), TimeSpan.FromHours(12));

    private Order Order(MarketPolicies market, DateOnly placed) => new()
    {
        Number = "SAMPLE",
        Shop = "sample",
        Market = Market,
        Platform = Platform,
        ShopType = ShopType,
        Currency = market.Currency,
        Payment = new PaymentMethod(Payment),
        PlacedAt = At(market, placed, 0),
        OutwardFreight = 5,
        Lines = [new OrderLine { Id = "1", Sku = "S", Name = "Sample", UnitPrice = 100, Category = "sample", Flags = Trait is { } one ? new HashSet<ItemTrait> { one } : [] }],
        Parcels = Day is null ? [] : [new Parcel { ShippedAt = At(market, placed, 1), DeliveredAt = At(market, placed, DaysToArrive) }],
        Customer = new OrderCustomer("Sample"),
    };
}
