using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Tests.Policies;

public sealed class ServiceHoursAndTerms
{
    private static readonly ServiceHours Germany = Some.Library.ServiceHoursOf("DE");

    [Theory]
    [InlineData("2026-03-10T09:00:00+01:00", true)]
    [InlineData("2026-03-10T17:59:59+01:00", true)]
    [InlineData("2026-03-10T18:00:00+01:00", false)]
    [InlineData("2026-03-14T12:00:00+01:00", false)] // Saturday
    [InlineData("2026-04-03T12:00:00+02:00", false)] // Good Friday
    public void People_are_there_in_their_hours(string now, bool open) => Assert.Equal(open, Germany.IsOpenAt(Some.Time(now)));

    [Theory]
    [InlineData("2026-03-10T08:00:00+01:00", "2026-03-10T09:00:00+01:00")]
    [InlineData("2026-03-10T12:00:00+01:00", "2026-03-10T12:00:00+01:00")]
    [InlineData("2026-03-27T19:00:00+01:00", "2026-03-30T09:00:00+02:00")] // over the weekend of the clock change
    [InlineData("2026-04-02T18:00:00+02:00", "2026-04-07T09:00:00+02:00")] // over Easter
    public void The_next_opening_skips_nights_weekends_and_holidays(string now, string opening) =>
        Assert.Equal(Some.Time(opening), Germany.NextOpening(Some.Time(now)));

    [Fact]
    public void A_first_answer_is_due_so_long_after_the_opening() =>
        Assert.Equal(Some.Time("2026-03-16T13:00:00+01:00"), Germany.FirstAnswerDue(Some.Time("2026-03-14T12:00:00+01:00")));

    [Fact]
    public void Hours_to_the_end_of_the_day_end_at_midnight()
    {
        var china = Some.Library.ServiceHoursOf("CN");
        Assert.True(china.IsOpenAt(Some.Time("2026-03-10T23:59:59+08:00")));
        Assert.False(china.IsOpenAt(Some.Time("2026-03-11T00:00:00+08:00")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("AQ")]
    public void A_customer_of_no_known_market_meets_the_general_hours(string? market) =>
        Assert.Equal("Asia/Jakarta", Some.Library.ServiceHoursOf(market).Calendar.Zone.Id);

    [Fact]
    public void German_terms_name_law_window_freight_refund_and_guarantee()
    {
        var terms = Terms("DE", null)!;
        Assert.Equal((14, DayKind.Calendar, true), (terms.Withdrawal!.Window.Length.Days.Days, terms.Withdrawal.Window.Length.Days.Kind, terms.Withdrawal.Window.MovesOffRestDays));
        Assert.Equal((FreightRule.CustomerIfTold, 2), (terms.Withdrawal.ReturnFreight!.Value, terms.Guarantee!.Window.Length.Years));
        Assert.Equal(RefundRoute.InvoiceReduced, terms.Refunds[PaymentKind.Invoice].Route);
        Assert.Contains(terms.Withdrawal.Exclusions, exclusion => exclusion is { Item: ItemTrait.SealedForHygiene, OnlyIfOpened: true });
    }

    [Fact]
    public void American_terms_say_that_there_is_no_right_and_stand_for_faults_a_reasonable_time()
    {
        var terms = Terms("US", null)!;
        Assert.Null(terms.Withdrawal);
        Assert.Equal("us-no-withdrawal", terms.NoGeneralRight!.Id);
        Assert.True(terms.Guarantee!.Window.IsReasonableTime);
        Assert.Equal((30, "demo-us-returns"), (terms.Best!.Window.Length.Days.Days, terms.Best.Clause.Id));
    }

    [Fact]
    public void Terms_follow_the_platform_and_its_kind_of_shop()
    {
        Assert.Equal(15, Terms("ID", "tiktok-shop", "mall")!.FaultPromises[0].Window.Length.Days.Days);
        Assert.Equal(6, Terms("ID", "tiktok-shop", "regular")!.FaultPromises[0].Window.Length.Days.Days);
        Assert.Null(Terms("ID", "tiktok-shop", "mall")!.Best);
        Assert.Equal(7, Terms("ID", "own")!.Best!.Window.Length.Days.Days);
        Assert.Null(Terms("AQ", null));
    }

    private static MarketTerms? Terms(string market, string? platform, string? shopType = null) =>
        PolicyAnswers.For(Some.Library, market, platform, shopType, Some.Time("2026-03-10T12:00:00Z"));
}
