using SupportBot.Core.Orders;
using SupportBot.Core.Policies;

namespace SupportBot.Core.Tests.Policies;

public sealed class AmericanOrders
{
    private const string Delivered = "2026-03-10T14:00:00-04:00";

    private static PolicyDecision Decide(Order order, string now, ReturnReason reason = ReturnReason.ChangedMind, ItemCondition condition = ItemCondition.Unknown, PolicyLibrary? library = null) =>
        PolicyDecider.Decide(Some.All(order, reason, condition), library ?? Some.Library, Some.Time(now));

    private static Order Goods(params ItemTrait[] flags) => Some.Order("US", Delivered, flags);

    [Fact]
    public void No_law_lets_a_buyer_change_their_mind_online()
    {
        Assert.All(Decide(Goods(), "2026-03-12T12:00:00-04:00").Clauses, clause => Assert.NotEqual(PolicyLayer.Law, clause.Layer));
        var decision = Decide(Goods(), "2026-03-12T12:00:00-04:00", library: Some.WithoutMerchant);
        Assert.Equal((RefusalReason.NoSuchRight, "us-no-withdrawal"), (decision.Refusal, Assert.Single(decision.Clauses).Id));
    }

    [Theory]
    [InlineData("2026-04-09T23:59:59-04:00", Verdict.Granted)]
    [InlineData("2026-04-10T00:00:00-04:00", Verdict.Refused)]
    public void The_shop_gives_thirty_days(string now, Verdict verdict)
    {
        var decision = Decide(Goods(), now);
        Assert.Equal((verdict, Some.Day("2026-04-09")), (decision.Verdict, decision.LastDay!.Value));
    }

    [Fact]
    public void A_refusal_for_lateness_names_no_legal_guarantee() =>
        Assert.Equal([Alternative.AskPerson], Decide(Goods(), "2026-04-10T12:00:00-04:00").Alternatives);

    [Theory]
    [InlineData("2026-02-12")] // day 30 is a Saturday
    [InlineData("2026-04-25")] // day 30 is Memorial Day
    public void The_shops_window_does_not_move_off_days_of_rest(string delivered) =>
        Assert.Equal(Some.Day(delivered).AddDays(30), Decide(Some.Order("US", $"{delivered}T12:00:00-05:00"), $"{delivered}T13:00:00-05:00").LastDay);

    [Fact]
    public void The_day_ends_in_California_three_hours_later_than_in_New_York()
    {
        var order = Goods() with { BuyerRegion = "US-CA" };
        Assert.Equal(Verdict.Granted, Decide(order, "2026-04-10T02:59:59-04:00").Verdict);
        Assert.Equal(Verdict.Refused, Decide(order, "2026-04-10T03:00:00-04:00").Verdict);
    }

    [Fact]
    public void The_buyer_pays_the_way_back_and_the_way_out_is_kept()
    {
        var decision = Decide(Goods(), "2026-03-12T12:00:00-04:00");
        Assert.Equal((FreightPayer.Customer, new Money(79.90m, "USD")), (decision.ReturnFreight!.Value, decision.RefundAmount!.Value));
    }

    [Theory]
    [InlineData("2027-03-10T12:00:00-04:00", Verdict.Granted)]
    [InlineData("2027-03-11T12:00:00-04:00", Verdict.NeedsPerson)]
    public void The_shop_stands_for_faults_for_a_year_and_then_a_person_judges_what_is_reasonable(string now, Verdict verdict) => Assert.Equal(verdict, Decide(Goods(), now, ReturnReason.Defective).Verdict);

    [Fact]
    public void A_fault_is_replaced_or_refunded_with_all_freight()
    {
        var decision = Decide(Goods(), "2026-09-10T12:00:00-04:00", ReturnReason.Defective);
        Assert.Equal([Remedy.Replacement, Remedy.Refund], decision.Remedies);
        Assert.Equal((FreightPayer.Seller, new Money(84.80m, "USD")), (decision.ReturnFreight!.Value, decision.RefundAmount!.Value));
    }

    [Fact]
    public void Earrings_go_back_until_they_are_opened()
    {
        var (order, now) = (Goods(ItemTrait.SealedForHygiene), "2026-03-12T12:00:00-04:00");
        Assert.Equal(Verdict.NeedsCondition, Decide(order, now).Verdict);
        Assert.Equal(Verdict.Granted, Decide(order, now, condition: ItemCondition.Sealed).Verdict);
        Assert.Equal(RefusalReason.ExcludedHygiene, Decide(order, now, condition: ItemCondition.Opened).Refusal);
    }

    [Fact]
    public void Custom_goods_do_not() => Assert.Equal(RefusalReason.ExcludedCustomMade, Decide(Goods(ItemTrait.CustomMade), "2026-03-12T12:00:00-04:00").Refusal);

    [Theory]
    [InlineData(PaymentKind.Card, RefundRoute.OriginalMethod)]
    [InlineData(PaymentKind.Wallet, RefundRoute.OriginalMethod)]
    [InlineData(PaymentKind.GiftCard, RefundRoute.GiftCard)]
    public void Money_goes_back_the_way_it_came(PaymentKind paid, RefundRoute route) =>
        Assert.Equal(route, Decide(Goods() with { Payment = new PaymentMethod(paid) }, "2026-03-12T12:00:00-04:00").RefundRoute);

    [Fact]
    public void TikTok_gives_thirty_days_says_nothing_of_freight_and_then_hears_a_case()
    {
        var order = Goods() with { Platform = "tiktok-shop" };
        var open = Decide(order, "2026-04-09T12:00:00-04:00");
        Assert.Equal(("tiktok-us-window", (FreightPayer?)null), (open.Clauses[0].Id, open.ReturnFreight));
        Assert.Equal([Alternative.PlatformCase, Alternative.AskPerson], Decide(order, "2026-04-10T12:00:00-04:00").Alternatives);
        Assert.Equal([Alternative.AskPerson], Decide(order, "2026-07-01T12:00:00-04:00").Alternatives);
    }

    [Fact]
    public void The_sellers_clock_on_TikTok_skips_Thanksgiving_and_the_weekend()
    {
        var order = Some.Order("US", "2026-11-20T12:00:00-05:00") with { Platform = "tiktok-shop" };
        Assert.Equal(Some.Time("2026-11-30T10:00:00-05:00"), Decide(order, "2026-11-25T10:00:00-05:00").SellerMustDecideBy);
    }

    [Fact]
    public void Amazon_buyers_keep_the_A_to_z_case_after_the_shops_window() =>
        Assert.Equal([Alternative.PlatformCase, Alternative.AskPerson], Decide(Goods() with { Platform = "amazon" }, "2026-04-20T12:00:00-04:00").Alternatives);
}
