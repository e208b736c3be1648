using SupportBot.Core.Orders;
using SupportBot.Core.Policies;

namespace SupportBot.Core.Tests.Policies;

public sealed class GermanOrders
{
    // Tuesday; day fourteen is Tuesday 24 March.
    private const string Delivered = "2026-03-10T14:00:00+01:00";

    private static PolicyDecision Decide(Order order, string now, ReturnReason reason = ReturnReason.ChangedMind, ItemCondition condition = ItemCondition.Unknown) =>
        PolicyDecider.Decide(Some.All(order, reason, condition), Some.Library, Some.Time(now));

    [Fact]
    public void The_day_of_delivery_itself_is_open()
    {
        var decision = Decide(Some.Order("DE", Delivered), "2026-03-10T15:00:00+01:00");
        Assert.Equal((Verdict.Granted, Some.Day("2026-03-24")), (decision.Verdict, decision.LastDay!.Value));
        Assert.Equal("de-withdrawal", decision.Clauses[0].Id);
        Assert.Equal("§§ 312g, 355 BGB", decision.Clauses[0].Citation["de"]);
    }
}
