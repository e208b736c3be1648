using SupportBot.Core.Orders;
using SupportBot.Core.Policies;

namespace SupportBot.Core.Tests.Policies;

public sealed class IndonesianOrders
{
    private const string Delivered = "2026-03-10T14:00:00+07:00";

    private static PolicyDecision Decide(Order order, string now, ReturnReason reason = ReturnReason.ChangedMind, PolicyLibrary? library = null) =>
        PolicyDecider.Decide(Some.All(order, reason), library ?? Some.Library, Some.Time(now));

    private static Order Own(params ItemTrait[] flags) => Some.Order("ID", Delivered, flags) with { OutwardFreight = 18000, Lines = [Some.Line("1", 549000, 1, flags)] };

    private static Order TikTok(string? shopType, params ItemTrait[] flags) => Own(flags) with { Platform = "tiktok-shop", ShopType = shopType };

    [Fact]
    public void The_law_alone_gives_nothing_for_a_change_of_mind()
    {
        var decision = Decide(Own(), "2026-03-11T12:00:00+07:00", library: Some.WithoutMerchant);
        Assert.Equal(RefusalReason.NoSuchRight, decision.Refusal);
        Assert.Empty(decision.Clauses);
    }

    [Theory]
    [InlineData("2026-03-12T23:59:59+07:00", Verdict.Granted)] // ordered on the 5th
    [InlineData("2026-03-13T00:00:00+07:00", Verdict.Refused)]
    public void The_law_gives_seven_days_from_the_order_for_a_fault(string now, Verdict verdict) =>
        Assert.Equal(verdict, Decide(Own(), now, ReturnReason.Damaged, Some.WithoutMerchant).Verdict);

    [Theory]
    [InlineData("2026-03-17T23:59:59+07:00", Verdict.Granted)]
    [InlineData("2026-03-18T00:00:00+07:00", Verdict.Refused)]
    public void The_shop_gives_seven_days_from_receipt(string now, Verdict verdict)
    {
        var decision = Decide(Own(), now);
        Assert.Equal((verdict, Some.Day("2026-03-17"), "demo-id-returns"), (decision.Verdict, decision.LastDay!.Value, decision.Clauses[0].Id));
    }

    [Fact]
    public void A_voluntary_window_does_not_move_off_a_sunday() =>
        Assert.Equal(Some.Day("2026-03-15"), Decide(Some.Order("ID", "2026-03-08T12:00:00+07:00"), "2026-03-09T12:00:00+07:00").LastDay);

    [Theory]
    [InlineData(null, "2026-03-17T16:59:00Z", "2026-03-17T17:00:00Z")]
    [InlineData("ID-BA", "2026-03-17T15:59:00Z", "2026-03-17T16:00:00Z")]
    [InlineData("ID-PA", "2026-03-17T14:59:00Z", "2026-03-17T15:00:00Z")]
    public void The_day_ends_where_the_buyer_lives(string? region, string inTime, string tooLate)
    {
        var order = Own() with { BuyerRegion = region };
        Assert.Equal(Verdict.Granted, Decide(order, inTime).Verdict);
        Assert.Equal(Verdict.Refused, Decide(order, tooLate).Verdict);
    }

    [Fact]
    public void The_buyer_pays_the_way_back_and_the_amount_has_no_decimals()
    {
        var decision = Decide(Own() with { Lines = [Some.Line("1", 549000.4m)] }, "2026-03-12T12:00:00+07:00");
        Assert.Equal((FreightPayer.Customer, new Money(549000, "IDR")), (decision.ReturnFreight!.Value, decision.RefundAmount!.Value));
    }

    [Fact]
    public void A_fault_is_replaced_or_refunded_at_the_sellers_cost_for_thirty_days()
    {
        var decision = Decide(Own(), "2026-04-09T12:00:00+07:00", ReturnReason.Defective);
        Assert.Equal((FreightPayer.Seller, new Money(567000, "IDR")), (decision.ReturnFreight!.Value, decision.RefundAmount!.Value));
        Assert.Equal(Verdict.Refused, Decide(Own(), "2026-04-10T12:00:00+07:00", ReturnReason.Defective).Verdict);
    }

    [Theory]
    [InlineData("regular", "2026-03-16T23:59:59+07:00", Verdict.Granted)]
    [InlineData("regular", "2026-03-17T00:00:00+07:00", Verdict.Refused)]
    [InlineData(null, "2026-03-17T00:00:00+07:00", Verdict.Refused)]
    [InlineData("mall", "2026-03-25T23:59:59+07:00", Verdict.Granted)]
    [InlineData("mall", "2026-03-26T00:00:00+07:00", Verdict.Refused)]
    public void TikTok_gives_six_days_or_fifteen_in_the_mall_for_a_fault(string? shopType, string now, Verdict verdict) =>
        Assert.Equal(verdict, Decide(TikTok(shopType), now, ReturnReason.WrongItem).Verdict);

    [Fact]
    public void On_TikTok_the_laws_shorter_time_does_not_hide_the_platforms()
    {
        var decision = Decide(TikTok("mall"), "2026-03-11T12:00:00+07:00", ReturnReason.WrongItem);
        Assert.Equal(("tiktok-id-window-mall", Some.Day("2026-03-25")), (decision.Clauses[0].Id, decision.LastDay!.Value));
        Assert.Equal([Remedy.Refund, Remedy.Replacement], decision.Remedies);
    }

    [Fact]
    public void TikTok_takes_back_for_a_change_of_mind_only_what_carries_the_label()
    {
        Assert.Equal(RefusalReason.NoSuchRight, Decide(TikTok("mall"), "2026-03-12T12:00:00+07:00").Refusal);
        var labelled = Decide(TikTok("regular", ItemTrait.EasyReturn), "2026-03-12T12:00:00+07:00");
        Assert.Equal((Verdict.Granted, (FreightPayer?)null), (labelled.Verdict, labelled.ReturnFreight));
    }

    [Fact]
    public void The_sellers_clock_on_TikTok_is_two_calendar_days_and_elsewhere_there_is_none()
    {
        Assert.Equal(Some.Time("2026-03-14T12:00:00+07:00"), Decide(TikTok("regular"), "2026-03-12T12:00:00+07:00", ReturnReason.Damaged).SellerMustDecideBy);
        Assert.Null(Decide(Own(), "2026-03-12T12:00:00+07:00", ReturnReason.Damaged).SellerMustDecideBy);
    }

    [Theory]
    [InlineData(PaymentKind.Wallet, RefundRoute.OriginalMethod)]
    [InlineData(PaymentKind.Card, RefundRoute.OriginalMethod)]
    [InlineData(PaymentKind.BankTransfer, RefundRoute.BankAccount)]
    [InlineData(PaymentKind.OverTheCounter, RefundRoute.BankAccount)]
    [InlineData(PaymentKind.CashOnDelivery, RefundRoute.BankAccount)]
    public void Cash_and_virtual_accounts_need_a_bank_account_to_go_back_to(PaymentKind paid, RefundRoute route) =>
        Assert.Equal(route, Decide(Own() with { Payment = new PaymentMethod(paid) }, "2026-03-12T12:00:00+07:00").RefundRoute);

    [Fact]
    public void On_TikTok_the_platforms_refund_times_go_before_the_merchants()
    {
        var decision = Decide(TikTok("regular") with { Payment = new PaymentMethod(PaymentKind.CashOnDelivery) }, "2026-03-12T12:00:00+07:00", ReturnReason.Damaged);
        Assert.Equal(new DayRange(2, 3, DayKind.Business), decision.RefundArrives);
    }

    [Fact]
    public void The_two_working_days_that_nobody_has_confirmed_are_never_cited() =>
        Assert.DoesNotContain(Decide(Own(), "2026-03-11T12:00:00+07:00").Clauses, clause => clause.Id == "id-exchange-or-cancel");
}
