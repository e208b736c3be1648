using SupportBot.Core.Orders;
using SupportBot.Core.Policies;

namespace SupportBot.Core.Tests.Policies;

public sealed class CancellationsAndUndeliveredOrders
{
    private const string Now = "2026-03-05T12:00:00Z";
    private static readonly Parcel Sent = new() { ShippedAt = Some.Time("2026-03-03T09:00:00Z") };
    private static readonly Parcel Arrived = Sent with { DeliveredAt = Some.Time("2026-03-04T09:00:00Z") };

    private static PolicyDecision Cancel(Order order, string now = Now) => PolicyDecider.DecideCancellation(order, Some.Library, Some.Time(now));

    private static PolicyDecision Return(Order order, ReturnReason reason = ReturnReason.ChangedMind) =>
        PolicyDecider.Decide(Some.All(order, reason), Some.Library, Some.Time(Now));

    [Theory]
    [InlineData("DE", "de-cancellation", 14)]
    [InlineData("CN", "demo-cn-cancellation", 2)]
    [InlineData("ID", "demo-id-cancellation", 3)]
    [InlineData("US", "demo-us-cancellation", 2)]
    public void What_is_not_shipped_is_cancelled_with_all_money_back(string market, string clause, int days)
    {
        var order = Some.Order(market, null) with { OutwardFreight = 5, Lines = [Some.Line("1", 80)] };
        var decision = Cancel(order);
        Assert.Equal((Verdict.Granted, order.Total, clause), (decision.Verdict, decision.RefundAmount!.Value, decision.Clauses[0].Id));
        Assert.Equal((days, RefundStart.Request, RefundRoute.OriginalMethod), (decision.RefundWithin!.Value.Days, decision.RefundStart!.Value, decision.RefundRoute!.Value));
        Assert.Equal([Remedy.Cancellation], decision.Remedies);
    }

    [Fact]
    public void What_is_on_its_way_can_be_refused_at_the_door_but_not_cancelled()
    {
        var decision = Cancel(Some.Order("DE", null) with { Parcels = [Sent] });
        Assert.Equal((Verdict.Refused, RefusalReason.NotDelivered), (decision.Verdict, decision.Refusal));
        Assert.Equal([Alternative.WaitForDelivery, Alternative.RefuseParcel, Alternative.AskPerson], decision.Alternatives);
    }

    [Fact]
    public void What_has_arrived_cannot_be_cancelled()
    {
        var decision = Cancel(Some.Order("DE", null) with { Parcels = [Arrived] });
        Assert.Equal((Verdict.Refused, Some.Day("2026-03-03")), (decision.Verdict, decision.LastDay!.Value));
        Assert.Contains(Alternative.LegalGuarantee, decision.Alternatives);
    }

    [Fact]
    public void A_cancelled_order_is_neither_cancelled_nor_returned_again()
    {
        var order = Some.Order("DE", null) with { CancelledAt = Some.Time("2026-03-02T09:00:00Z") };
        Assert.Equal((RefusalReason.AlreadyCancelled, RefusalReason.AlreadyCancelled), (Cancel(order).Refusal, Return(order).Refusal));
    }

    [Fact]
    public void An_engraving_under_way_is_for_a_person() =>
        Assert.Equal(RefusalReason.NoSuchRight, Cancel(Some.Order("DE", null, ItemTrait.CustomMade)).Refusal);

    [Theory]
    [InlineData("2026-03-31T12:00:00-04:00", "demo-us-cancellation")] // thirty days after 1 March
    [InlineData("2026-04-01T12:00:00-04:00", "us-late-shipping", "demo-us-cancellation")]
    public void An_American_shop_that_ships_too_late_must_give_the_money_back_by_law(string now, params string[] clauses)
    {
        var decision = Cancel(Some.Order("US", null), now);
        Assert.Equal([.. clauses, "demo-us-refunds"], decision.Clauses.Select(clause => clause.Id));
        Assert.Equal(new DayCount(2, DayKind.Business), decision.RefundWithin);
    }

    [Fact]
    public void The_law_of_late_shipping_is_not_cited_for_what_was_shipped() =>
        Assert.Equal(["demo-us-cancellation"], Cancel(Some.Order("US", null) with { Parcels = [Sent] }, "2026-05-01T12:00:00Z").Clauses.Select(clause => clause.Id));

    [Fact]
    public void Nothing_shipped_means_cancelling_is_offered_instead_of_returning()
    {
        var decision = Return(Some.Order("DE", null));
        Assert.Equal(RefusalReason.NotDelivered, decision.Refusal);
        Assert.Equal([Alternative.CancelBeforeShipping, Alternative.WaitForDelivery], decision.Alternatives);
    }

    [Fact]
    public void On_its_way_means_waiting_or_refusing_the_parcel()
    {
        var decision = Return(Some.Order("ID", null) with { Parcels = [Sent] });
        Assert.Equal([Alternative.WaitForDelivery, Alternative.RefuseParcel], decision.Alternatives);
    }

    [Fact]
    public void One_parcel_of_two_at_home_leaves_waiting_or_a_person()
    {
        var decision = Return(Some.Order("DE", null) with { Parcels = [Arrived, Sent] }, ReturnReason.Damaged);
        Assert.Equal(RefusalReason.NotDelivered, decision.Refusal);
        Assert.Equal([Alternative.WaitForDelivery, Alternative.AskPerson], decision.Alternatives);
    }

    [Fact]
    public void Days_count_from_the_last_of_several_parcels()
    {
        var later = Arrived with { DeliveredAt = Some.Time("2026-03-05T10:00:00Z") };
        Assert.Equal(Some.Day("2026-03-19"), Return(Some.Order("DE", null) with { Parcels = [later, Arrived] }).LastDay);
    }

    [Fact]
    public void A_market_without_policies_is_asked_for()
    {
        var order = Some.Order("AQ", "2026-03-01T12:00:00Z");
        Assert.All([Return(order), Cancel(order)], decision => Assert.Equal((Verdict.NeedsFact, MissingFact.Market), (decision.Verdict, Assert.Single(decision.Missing))));
    }
}
