using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Rules;
using SupportBot.Core.Returns;

namespace SupportBot.Core.Policies.Checking;

/// <summary>Which of a set of sample cases are decided otherwise by other policies, or for orders of another day.</summary>
public static class PolicyDiff
{
    private static readonly int[] DaysAfterDelivery = [0, 5, 7, 8, 14, 15, 30, 31, 100, 200, 400, 800];
    private static readonly ReturnReason[] Reasons = [ReturnReason.ChangedMind, ReturnReason.Defective];
    private static readonly ItemTrait?[] Traits = [null, ItemTrait.CustomMade, ItemTrait.SealedForHygiene];

    /// <summary>The samples that come out otherwise, in a fixed order: markets, platforms, reasons, goods, days.</summary>
    public static IReadOnlyList<PolicyChange> Compare(PolicyLibrary before, DateOnly dayBefore, PolicyLibrary after, DateOnly dayAfter) =>
    [
        .. from place in Places(before).Union(Places(after)).Order()
           from reason in Reasons
           from trait in Traits
           from day in DaysAfterDelivery
           let name = FormattableString.Invariant($"{place.Market} {place.Platform}{(place.ShopType is null ? "" : $"/{place.ShopType}")}, {reason}{(trait is null ? "" : $", {trait}")}, day {day}")
           let was = Outcome(before, place, reason, trait, day, dayBefore)
           let becomes = Outcome(after, place, reason, trait, day, dayAfter)
           where was != becomes
           select new PolicyChange(name, was, becomes),
    ];

    private static IEnumerable<(string Market, string Platform, string? ShopType)> Places(PolicyLibrary library) => library.Markets.SelectMany(market =>
        market.ShopTypes.SelectMany(platform => platform.Value.DefaultIfEmpty().Select(type => (market.Market, platform.Key, (string?)type))).Append((market.Market, "own", null)));

    private static string Outcome(PolicyLibrary library, (string Market, string Platform, string? ShopType) place, ReturnReason reason, ItemTrait? trait, int day, DateOnly placed)
    {
        if (library.Find(place.Market) is not { } market) return "no such market";
        var order = Sample(market, place.Platform, place.ShopType, trait, placed);
        var decision = PolicyDecider.Decide(new PolicyRequest(order, [new ItemSelection("1", 1)], reason, ItemCondition.Opened, HasEvidence: true), library, order.DeliveredAt!.Value.AddDays(day));
        return Words(decision, market.Calendar.DayOf(order.DeliveredAt.Value));
    }

    // Days instead of dates, so that orders of two days can be compared.
    private static string Words(PolicyDecision decision, DateOnly delivered) => FormattableString.Invariant(
        $"{decision.Verdict}{(decision.Refusal == RefusalReason.None ? "" : $" {decision.Refusal}")}; {string.Join('+', decision.Remedies)}; until day {decision.LastDay?.DayNumber - delivered.DayNumber}; freight {decision.ReturnFreight}; {decision.RefundAmount?.Amount} by {decision.RefundRoute} within {decision.RefundWithin?.Days} {decision.RefundWithin?.Kind} of {decision.RefundStart}; {string.Join(' ', decision.Clauses.Select(clause => clause.Id))}");

    private static Order Sample(MarketPolicies market, string platform, string? shopType, ItemTrait? trait, DateOnly placed) => new()
    {
        Number = "SAMPLE",
        Shop = "sample",
        Market = market.Market,
        Platform = platform,
        ShopType = shopType,
        Currency = market.Currency,
        Payment = new PaymentMethod(PaymentKind.Card),
        PlacedAt = market.Calendar.At(placed, TimeSpan.FromHours(12)),
        OutwardFreight = 5,
        Lines = [new OrderLine { Id = "1", Sku = "S", Name = "Sample", UnitPrice = 100, Category = "sample", Flags = trait is { } one ? new HashSet<ItemTrait> { one } : [] }],
        Parcels = [new Parcel { ShippedAt = market.Calendar.At(placed.AddDays(1), TimeSpan.FromHours(12)), DeliveredAt = market.Calendar.At(placed.AddDays(3), TimeSpan.FromHours(12)) }],
        Customer = new OrderCustomer("Sample"),
    };
}

/// <param name="Case">Market, platform, reason, goods, and the day after delivery on which it is asked.</param>
public sealed record PolicyChange(string Case, string Before, string After);
