using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;

namespace SupportBot.Core.Tests.Policies;

public sealed class GermanOrders
{
    // A Tuesday; day fourteen is Tuesday 24 March.
    private const string Delivered = "2026-03-10T14:00:00+01:00";

    private static PolicyDecision Decide(Order order, string now, ReturnReason reason = ReturnReason.ChangedMind, ItemCondition condition = ItemCondition.Unknown) =>
        PolicyDecider.Decide(Some.All(order, reason, condition), Some.Library, Some.Time(now));

    private static Order Goods(params ItemTrait[] flags) => Some.Order("DE", Delivered, flags);

    [Fact]
    public void The_day_of_delivery_is_open_and_not_counted()
    {
        var decision = Decide(Goods(), "2026-03-10T15:00:00+01:00");
        Assert.Equal((Verdict.Granted, Some.Day("2026-03-24")), (decision.Verdict, decision.LastDay!.Value));
        Assert.Equal("§§ 312g, 355 BGB", decision.Clauses[0].Citation["de"]);
    }

    [Fact]
    public void Day_fourteen_counts_to_its_last_minute() => Assert.Equal(Verdict.Granted, Decide(Goods(), "2026-03-24T23:59:59+01:00").Verdict);

    [Fact]
    public void Day_fifteen_is_too_late_and_says_when_it_ended()
    {
        var decision = Decide(Goods(), "2026-03-25T00:00:00+01:00");
        Assert.Equal((Verdict.Refused, RefusalReason.WindowClosed, Some.Day("2026-03-24")), (decision.Verdict, decision.Refusal, decision.LastDay!.Value));
        Assert.Equal([Alternative.LegalGuarantee, Alternative.AskPerson], decision.Alternatives);
    }

    [Theory]
    [InlineData("2026-03-07", null, "2026-03-23")] // ends on a Saturday
    [InlineData("2026-03-08", null, "2026-03-23")] // on a Sunday
    [InlineData("2026-03-20", null, "2026-04-07")] // on Good Friday, with Easter behind it
    [InlineData("2026-04-17", null, "2026-05-04")] // on Labour Day, a Friday
    [InlineData("2026-12-11", null, "2026-12-28")] // on Christmas Day, a Friday
    [InlineData("2026-05-21", "DE-BY", "2026-06-05")] // on Corpus Christi, kept in Bavaria
    [InlineData("2026-05-21", "DE-BE", "2026-06-04")] // and not in Berlin
    public void A_last_day_on_a_day_of_rest_moves_to_the_next_working_day(string delivered, string? region, string last)
    {
        var decision = Decide(Some.Order("DE", $"{delivered}T12:00:00+01:00") with { BuyerRegion = region }, $"{delivered}T13:00:00+01:00");
        Assert.Equal(Some.Day(last), decision.LastDay);
    }

    [Fact]
    public void Days_are_those_of_the_buyers_clock_over_a_clock_change()
    {
        // Half past midnight on 16 March in Berlin, still the 15th in London; summer time begins on the 29th.
        var order = Some.Order("DE", "2026-03-15T23:30:00Z");
        Assert.Equal(Verdict.Granted, Decide(order, "2026-03-30T21:59:59Z").Verdict);
        Assert.Equal(Verdict.Refused, Decide(order, "2026-03-30T22:00:00Z").Verdict);
    }

    [Fact]
    public void A_buyer_who_was_not_told_of_the_right_has_twelve_months_more()
    {
        var order = Goods() with { Terms = new OrderTerms(ToldOfWithdrawal: false) };
        Assert.Equal(Some.Day("2027-03-24"), Decide(order, "2026-06-01T12:00:00Z").LastDay);
        Assert.Equal(Verdict.Refused, Decide(order, "2027-03-25T12:00:00Z").Verdict);
    }

    [Theory]
    [InlineData(true, FreightPayer.Customer)]
    [InlineData(false, FreightPayer.Seller)]
    public void The_buyer_pays_the_way_back_only_when_told_so(bool told, FreightPayer payer) =>
        Assert.Equal(payer, Decide(Goods() with { Terms = new OrderTerms(ToldOfReturnCosts: told) }, "2026-03-12T12:00:00Z").ReturnFreight);

    [Fact]
    public void A_whole_order_is_refunded_with_the_way_out_within_fourteen_days_of_the_request()
    {
        var decision = Decide(Goods(), "2026-03-12T12:00:00Z");
        Assert.Equal((new Money(84.80m, "EUR"), new Money(4.90m, "EUR")), (decision.RefundAmount!.Value, decision.OutwardFreightRefunded!.Value));
        Assert.Equal((new DayCount(14, DayKind.Calendar), RefundStart.Request, 14), (decision.RefundWithin!.Value, decision.RefundStart!.Value, decision.SendWithinDays!.Value));
    }

    [Fact]
    public void A_part_of_an_order_is_refunded_without_the_way_out()
    {
        var order = Goods() with { Lines = [Some.Line("1", 79.90m, 2)] };
        var decision = PolicyDecider.Decide(new PolicyRequest(order, [new ItemSelection("1", 1)], ReturnReason.WrongSize), Some.Library, Some.Time("2026-03-12T12:00:00Z"));
        Assert.Equal(new Money(79.90m, "EUR"), decision.RefundAmount);
        Assert.Null(decision.OutwardFreightRefunded);
    }

    [Theory]
    [InlineData(ItemTrait.SealedForHygiene, RefusalReason.ExcludedHygiene)]
    [InlineData(ItemTrait.SealedMedia, RefusalReason.ExcludedMedia)]
    public void Sealed_goods_go_back_until_they_are_opened(ItemTrait trait, RefusalReason refusal)
    {
        var (order, now) = (Goods(trait), "2026-03-12T12:00:00Z");
        Assert.Equal(Verdict.NeedsCondition, Decide(order, now).Verdict);
        Assert.Equal(Verdict.Granted, Decide(order, now, condition: ItemCondition.Sealed).Verdict);
        Assert.Equal(refusal, Decide(order, now, condition: ItemCondition.Opened).Refusal);
    }

    [Fact]
    public void An_opened_seal_leaves_the_guarantee_and_the_pieces_still_sealed()
    {
        var two = Goods() with { Lines = [Some.Line("1", 20, 2, ItemTrait.SealedForHygiene)] };
        var decision = Decide(two, "2026-03-12T12:00:00Z", condition: ItemCondition.Opened);
        Assert.Equal([Alternative.SendBackSealed, Alternative.LegalGuarantee, Alternative.AskPerson], decision.Alternatives);
        Assert.Equal("§ 312g Abs. 2 Nr. 3 BGB", decision.Clauses[0].Citation["de"]);
    }

    [Fact]
    public void Nobody_is_asked_about_a_seal_once_the_time_is_over() =>
        Assert.Equal(RefusalReason.WindowClosed, Decide(Goods(ItemTrait.SealedForHygiene), "2026-03-25T12:00:00Z").Refusal);

    [Theory]
    [InlineData(ItemTrait.CustomMade, RefusalReason.ExcludedCustomMade)]
    [InlineData(ItemTrait.Perishable, RefusalReason.ExcludedPerishable)]
    [InlineData(ItemTrait.DigitalContent, RefusalReason.ExcludedDigital)]
    public void Some_goods_never_go_back_for_a_change_of_mind(ItemTrait trait, RefusalReason refusal)
    {
        var decision = Decide(Goods(trait), "2026-03-12T12:00:00Z");
        Assert.Equal((Verdict.Refused, refusal), (decision.Verdict, decision.Refusal));
        Assert.Contains(Alternative.LegalGuarantee, decision.Alternatives);
    }

    [Fact]
    public void An_engraved_mug_that_came_broken_is_the_sellers_matter()
    {
        var decision = Decide(Goods(ItemTrait.CustomMade), "2026-03-12T12:00:00Z", ReturnReason.Damaged);
        Assert.Equal((Verdict.Granted, FreightPayer.Seller, true), (decision.Verdict, decision.ReturnFreight!.Value, decision.NeedsPhotos));
    }

    [Theory]
    [InlineData("2027-01-15T12:00:00Z", Verdict.Granted)]
    [InlineData("2028-03-10T22:59:00Z", Verdict.Granted)]
    [InlineData("2028-03-10T23:00:00Z", Verdict.Refused)]
    public void A_fault_counts_for_two_years(string now, Verdict verdict) => Assert.Equal(verdict, Decide(Goods(), now, ReturnReason.Defective).Verdict);

    [Fact]
    public void A_late_fault_is_first_mended_and_only_then_refunded()
    {
        var decision = Decide(Goods(), "2027-01-15T12:00:00Z", ReturnReason.Defective);
        Assert.Equal([Remedy.Replacement, Remedy.Repair], decision.Remedies);
        Assert.Equal([Remedy.Refund, Remedy.PriceReduction], decision.LaterRemedies);
        Assert.Null(decision.RefundAmount);
        Assert.Equal("de-guarantee", decision.Clauses[0].Id);
    }

    [Fact]
    public void An_early_fault_may_be_refunded_at_once_as_the_merchant_promises()
    {
        var decision = Decide(Goods(), "2026-03-20T12:00:00Z", ReturnReason.Defective);
        Assert.Equal([Remedy.Replacement, Remedy.Repair, Remedy.Refund], decision.Remedies);
        Assert.Equal(["de-guarantee", "demo-de-faults", "demo-de-refunds"], decision.Clauses.Select(clause => clause.Id));
    }

    [Theory]
    [InlineData(PaymentKind.Card, RefundRoute.OriginalMethod)]
    [InlineData(PaymentKind.Wallet, RefundRoute.OriginalMethod)]
    [InlineData(PaymentKind.BankTransfer, RefundRoute.OriginalMethod)]
    [InlineData(PaymentKind.DirectDebit, RefundRoute.OriginalMethod)]
    [InlineData(PaymentKind.Invoice, RefundRoute.InvoiceReduced)]
    [InlineData(PaymentKind.CashOnDelivery, RefundRoute.BankAccount)]
    [InlineData(PaymentKind.GiftCard, RefundRoute.GiftCard)]
    public void Money_goes_back_the_way_it_came_where_that_way_exists(PaymentKind paid, RefundRoute route)
    {
        var decision = Decide(Goods() with { Payment = new PaymentMethod(paid) }, "2026-03-12T12:00:00Z");
        Assert.Equal(route, decision.RefundRoute);
        Assert.NotNull(decision.RefundArrives);
    }

    [Fact]
    public void A_private_seller_is_bound_by_their_own_terms_and_not_by_consumer_law()
    {
        var decision = Decide(Goods() with { SellerKind = SellerKind.Private }, "2026-03-12T12:00:00Z");
        Assert.Equal([Remedy.Replacement], decision.Remedies);
        Assert.DoesNotContain(decision.Clauses, clause => clause.Layer == PolicyLayer.Law);
    }
}
