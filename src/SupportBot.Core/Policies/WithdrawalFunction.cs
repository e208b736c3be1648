using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies;

/// <summary>Where the online withdrawal function is owed (<see cref="WithdrawalFunctionRule"/>): for orders placed since it applies.</summary>
public static class WithdrawalFunction
{
    /// <param name="order">The proven order; null while none is known: then a purchase of today counts.</param>
    /// <param name="market">The conversation's market, for when there is no order; null when nobody said one.</param>
    public static bool IsOwed(PolicyLibrary library, Order? order, string? market, DateTimeOffset now) =>
        Rules(library, order, market, now).OfType<WithdrawalFunctionRule>().Any();

    private static IEnumerable<PolicyRule> Rules(PolicyLibrary library, Order? order, string? market, DateTimeOffset now) =>
        order is not null ? library.RulesFor(order)
        : market is not null && library.Find(market) is { } policies ? PolicyLibrary.InForce(policies, "own", shopType: null, SellerKind.Trader, policies.Calendar.DayOf(now))
        : [];
}
