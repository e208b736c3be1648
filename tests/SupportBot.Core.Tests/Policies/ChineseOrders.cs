using SupportBot.Core.Orders;
using SupportBot.Core.Policies;

namespace SupportBot.Core.Tests.Policies;

public sealed class ChineseOrders
{
    // A Tuesday; the seventh day is Tuesday 17 March.
    private const string Delivered = "2026-03-10T14:00:00+08:00";

    private static PolicyDecision Decide(Order order, string now, ReturnReason reason = ReturnReason.ChangedMind, ItemCondition condition = ItemCondition.Unknown) =>
        PolicyDecider.Decide(Some.All(order, reason, condition), Some.Library, Some.Time(now));

    private static Order Goods(params ItemTrait[] flags) => Some.Order("CN", Delivered, flags);

    [Fact]
    public void The_seventh_day_counts_to_its_last_minute()
    {
        var decision = Decide(Goods(), "2026-03-17T23:59:59+08:00");
        Assert.Equal((Verdict.Granted, Some.Day("2026-03-17")), (decision.Verdict, decision.LastDay!.Value));
        Assert.Equal("《消费者权益保护法》第二十五条", decision.Clauses[0].Citation["zh-Hans"]);
    }

    [Fact]
    public void The_eighth_day_is_too_late_and_leaves_the_guarantee()
    {
        var decision = Decide(Goods(), "2026-03-18T00:00:00+08:00");
        Assert.Equal((RefusalReason.WindowClosed, Some.Day("2026-03-17")), (decision.Refusal, decision.LastDay!.Value));
        Assert.Contains(Alternative.LegalGuarantee, decision.Alternatives);
    }

    [Theory]
    [InlineData("2026-03-08", "2026-03-16")] // ends on a Sunday
    [InlineData("2026-03-07", "2026-03-14")] // on a Saturday, which the notice does not name
    [InlineData("2026-03-28", "2026-04-07")] // on the first day of Qingming
    [InlineData("2026-09-24", "2026-10-08")] // on National Day, with the week behind it
    [InlineData("2026-02-10", "2026-02-24")] // in the Spring Festival
    public void A_last_day_on_a_sunday_or_public_holiday_moves_on(string delivered, string last) =>
        Assert.Equal(Some.Day(last), Decide(Some.Order("CN", $"{delivered}T12:00:00+08:00"), $"{delivered}T13:00:00+08:00").LastDay);

    [Fact]
    public void The_buyer_pays_the_way_back_and_an_insurance_is_named()
    {
        Assert.False(Decide(Goods(), "2026-03-12T12:00:00+08:00").ReturnFreightInsured);
        var insured = Decide(Goods() with { Terms = new OrderTerms(FreightInsured: true) }, "2026-03-12T12:00:00+08:00");
        Assert.Equal((FreightPayer.Customer, true), (insured.ReturnFreight!.Value, insured.ReturnFreightInsured));
    }

    [Fact]
    public void The_price_of_the_goods_goes_back_seven_days_after_they_are_there_again()
    {
        var decision = Decide(Goods(), "2026-03-12T12:00:00+08:00");
        Assert.Equal((new Money(79.90m, "CNY"), (Money?)null), (decision.RefundAmount!.Value, decision.OutwardFreightRefunded));
        Assert.Equal((new DayCount(7, DayKind.Calendar), RefundStart.GoodsReceived), (decision.RefundWithin!.Value, decision.RefundStart!.Value));
    }

    [Theory]
    [InlineData(ItemCondition.Unknown)]
    [InlineData(ItemCondition.Opened)]
    public void Opening_cosmetics_does_not_end_the_right(ItemCondition condition) =>
        Assert.Equal(Verdict.Granted, Decide(Goods(ItemTrait.SealedForHygiene), "2026-03-12T12:00:00+08:00", condition: condition).Verdict);

    [Fact]
    public void Opening_software_does()
    {
        Assert.Equal(Verdict.NeedsCondition, Decide(Goods(ItemTrait.SealedMedia), "2026-03-12T12:00:00+08:00").Verdict);
        Assert.Equal(RefusalReason.ExcludedMedia, Decide(Goods(ItemTrait.SealedMedia), "2026-03-12T12:00:00+08:00", condition: ItemCondition.Opened).Refusal);
    }

    [Theory]
    [InlineData(ItemTrait.DeclaredNoReturn, RefusalReason.ExcludedDeclared)]
    [InlineData(ItemTrait.CustomMade, RefusalReason.ExcludedCustomMade)]
    [InlineData(ItemTrait.Perishable, RefusalReason.ExcludedPerishable)]
    [InlineData(ItemTrait.DigitalContent, RefusalReason.ExcludedDigital)]
    public void What_the_law_leaves_out_does_not_go_back(ItemTrait trait, RefusalReason refusal) =>
        Assert.Equal(refusal, Decide(Goods(trait), "2026-03-12T12:00:00+08:00").Refusal);

    [Fact]
    public void A_fault_in_the_first_seven_days_is_refunded_at_the_sellers_cost()
    {
        var decision = Decide(Goods(ItemTrait.Perishable), "2026-03-12T12:00:00+08:00", ReturnReason.Quality);
        Assert.Equal((FreightPayer.Seller, true, Remedy.Refund), (decision.ReturnFreight!.Value, decision.NeedsPhotos, decision.Remedies[0]));
        Assert.Equal(new Money(84.80m, "CNY"), decision.RefundAmount);
    }

    [Fact]
    public void A_later_fault_is_exchanged_or_repaired_and_promises_no_money()
    {
        var decision = Decide(Goods(), "2026-03-18T12:00:00+08:00", ReturnReason.Quality);
        Assert.Equal([Remedy.Replacement, Remedy.Repair], decision.Remedies);
        Assert.Equal((FreightPayer.Seller, (Money?)null, (RefundRoute?)null), (decision.ReturnFreight!.Value, decision.RefundAmount, decision.RefundRoute));
    }

    [Theory]
    [InlineData(PaymentKind.Wallet, RefundRoute.OriginalMethod)]
    [InlineData(PaymentKind.Card, RefundRoute.OriginalMethod)]
    [InlineData(PaymentKind.CashOnDelivery, RefundRoute.BankAccount)]
    public void Money_goes_back_the_way_it_came_where_that_way_exists(PaymentKind paid, RefundRoute route) =>
        Assert.Equal(route, Decide(Goods() with { Payment = new PaymentMethod(paid) }, "2026-03-12T12:00:00+08:00").RefundRoute);

    [Fact]
    public void On_douyin_the_law_decides_while_nobody_has_confirmed_the_platforms_rules()
    {
        var order = Goods() with { Platform = "douyin" };
        var open = Decide(order, "2026-03-12T12:00:00+08:00");
        Assert.Equal(("cn-seven-days", (DateTimeOffset?)null), (open.Clauses[0].Id, open.SellerMustDecideBy));
        Assert.Equal(RefusalReason.WindowClosed, Decide(order, "2026-03-20T12:00:00+08:00").Refusal);
    }
}
