using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Tests.Policies;

namespace SupportBot.Core.Tests.Returns;

public sealed class How_long_a_case_has
{
    private static readonly PolicyDecision Bare = new() { Verdict = Verdict.Granted, Market = "DE", TimeZone = "Europe/Berlin" };

    [Theory]
    // Thursday before Easter, opened late in the evening by the buyer's clock: Good Friday, the weekend and Easter Monday are no business days.
    [InlineData("2026-04-02T21:30:00Z", DayKind.Business, 2, "2026-04-08T23:59:59+02:00")]
    [InlineData("2026-04-02T22:30:00Z", DayKind.Business, 2, "2026-04-08T23:59:59+02:00")]
    [InlineData("2026-04-02T22:30:00Z", DayKind.Calendar, 2, "2026-04-05T23:59:59+02:00")]
    // The clocks go back on 25 October.
    [InlineData("2026-10-20T10:00:00Z", DayKind.Calendar, 14, "2026-11-03T23:59:59+01:00")]
    public void The_refund_is_due_at_the_end_of_its_day_where_the_buyer_is(string opened, DayKind kind, int days, string due) =>
        Assert.Equal([new CaseDeadline(CaseDeadlineKind.RefundDue, Some.Time(due))],
            Of(Case(Bare with { RefundWithin = new DayCount(days, kind), RefundStart = RefundStart.Request }, opened)));

    [Fact]
    public void A_holiday_of_the_buyers_state_counts_there_alone()
    {
        // Corpus Christi, Thursday 4 June 2026: kept in Bavaria, not in Berlin.
        var due = Case(Bare with { RefundWithin = new DayCount(2, DayKind.Business), RefundStart = RefundStart.Request }, "2026-06-03T10:00:00Z");
        Assert.Equal(Some.Time("2026-06-08T23:59:59+02:00"), Of(due with { BuyerRegion = "DE-BY" })[0].At);
        Assert.Equal(Some.Time("2026-06-05T23:59:59+02:00"), Of(due with { BuyerRegion = "DE-BE" })[0].At);
    }

    [Fact]
    public void What_counts_from_the_goods_return_waits_for_them()
    {
        var known = Case(Bare with { RefundWithin = new DayCount(7, DayKind.Calendar), RefundStart = RefundStart.GoodsReceived });
        Assert.Empty(Of(known));
        Assert.Equal(Some.Time("2026-03-27T23:59:59+01:00"), Of(known with { Status = CaseStatus.Received, ReceivedAt = Some.Time("2026-03-20T08:00:00Z") }).Single().At);
        Assert.Equal(Some.Time("2026-03-17T23:59:59+01:00"), Of(known with { Status = CaseStatus.Received }).Single().At);
    }

    [Fact]
    public void An_exchange_owes_no_refund() =>
        Assert.Empty(Of(Case(Bare with { RefundWithin = new DayCount(7, DayKind.Calendar), RefundStart = RefundStart.Request }) with { Remedy = Remedy.Replacement }));

    [Fact]
    public void The_customer_sends_or_the_seller_collects_until_the_goods_are_on_their_way()
    {
        var sends = Case(Bare with { SendWithinDays = 14 });
        Assert.Equal(new CaseDeadline(CaseDeadlineKind.CustomerSends, Some.Time("2026-03-24T23:59:59+01:00")), Of(sends).Single());
        Assert.Empty(Of(sends with { Status = CaseStatus.InTransit }));
        Assert.Empty(Of(sends with { Kind = CaseKind.Cancellation }));
        Assert.Equal(CaseDeadlineKind.SellerCollects, Of(Case(Bare with { SendWithinDays = 14, CollectWithinDays = 7 })).Single().Kind);
    }

    [Fact]
    public void The_platforms_clock_runs_until_it_is_decided_and_its_own_case_after_that()
    {
        var known = Case(Bare with { SellerMustDecideBy = Some.Time("2026-03-12T10:00:00Z"), PlatformCaseUntil = Some.Day("2026-03-30") });
        Assert.Equal([CaseDeadlineKind.SellerDecides, CaseDeadlineKind.PlatformCaseEnds], Of(known).Select(one => one.Kind));
        Assert.Equal([CaseDeadlineKind.PlatformCaseEnds], Of(known with { Status = CaseStatus.Approved }).Select(one => one.Kind));
    }

    [Theory]
    [InlineData(CaseStatus.Refunded)]
    [InlineData(CaseStatus.Refused)]
    [InlineData(CaseStatus.Cancelled)]
    public void What_is_over_has_no_clock(CaseStatus status) => Assert.Empty(Of(Case(Some14) with { Status = status }));

    [Fact]
    public void What_only_the_customer_has_missed_does_not_hide_the_sellers_own()
    {
        var known = Case(Some14 with { SendWithinDays = 3 });
        Assert.Equal(CaseDeadlineKind.CustomerSends, CaseClock.Next(known, Some.Library, Some.Time("2026-03-12T10:00:00Z"))!.Kind);
        Assert.Equal(CaseDeadlineKind.RefundDue, CaseClock.Next(known, Some.Library, Some.Time("2026-03-20T10:00:00Z"))!.Kind);
        Assert.Equal(CaseDeadlineKind.RefundDue, CaseClock.Next(known, Some.Library, Some.Time("2026-05-20T10:00:00Z"))!.Kind);
    }

    [Fact]
    public void A_market_that_has_left_the_files_still_has_days() =>
        Assert.Equal(Some.Time("2026-03-24T23:59:59+09:00"), Of(Case(Some14 with { TimeZone = "Asia/Tokyo" }) with { Market = "XX" }).Single().At);

    [Fact]
    public void A_decision_on_a_platform_brings_its_last_day()
    {
        var order = Some.Order("ID", "2026-03-08T10:00:00Z") with { Platform = "shopee" };
        var decision = PolicyDecider.Decide(Some.All(order, ReturnReason.Damaged), Some.Library, Some.Time("2026-03-09T10:00:00Z"));
        var rule = Some.Library.RulesFor(order).OfType<Core.Policies.Rules.PlatformCaseRule>().Select(rule => rule.Window.LastDay(order, Some.Library.Find("ID")!.Calendar)).Max();
        Assert.Equal(rule, decision.PlatformCaseUntil);
    }

    private static PolicyDecision Some14 => Bare with { RefundWithin = new DayCount(14, DayKind.Calendar), RefundStart = RefundStart.Request };

    private static IReadOnlyList<CaseDeadline> Of(AfterSalesCase known) => CaseClock.Of(known, Some.Library);

    private static AfterSalesCase Case(PolicyDecision decision, string opened = "2026-03-10T10:00:00Z") => new(
        "R-1", CaseKind.Return, "X-1", "demo", "DE", [new ItemSelection("1", 1)], ReturnReason.ChangedMind, null, Remedy.Refund, decision,
        CaseStatus.Requested, Some.Time(opened), "key");
}
