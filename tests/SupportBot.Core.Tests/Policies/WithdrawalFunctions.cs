using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Tests.Policies;

/// <summary>Where and since when the online withdrawal function is owed.</summary>
public sealed class WithdrawalFunctions
{
    private static readonly DateTimeOffset Later = Some.Time("2026-09-15T10:00:00Z");

    [Theory]
    [InlineData("DE", "2026-06-18T21:59:59Z", false)]
    [InlineData("DE", "2026-06-18T22:00:00Z", true)]
    [InlineData("US", "2026-07-01T00:00:00Z", false)]
    [InlineData("GB", "2026-07-01T00:00:00Z", false)]
    public void An_order_has_it_by_the_day_it_was_placed_in_its_market(string market, string placed, bool owed) =>
        Assert.Equal(owed, WithdrawalFunction.IsOwed(Some.Library, Some.Order(market, null) with { PlacedAt = Some.Time(placed) }, null, Later));

    [Theory]
    [InlineData("DE", "2026-06-18T12:00:00Z", false)]
    [InlineData("DE", "2026-06-19T12:00:00Z", true)]
    [InlineData("US", "2026-09-15T10:00:00Z", false)]
    [InlineData("XX", "2026-09-15T10:00:00Z", false)]
    [InlineData(null, "2026-09-15T10:00:00Z", false)]
    public void Without_an_order_a_purchase_of_today_counts(string? market, string now, bool owed) =>
        Assert.Equal(owed, WithdrawalFunction.IsOwed(Some.Library, null, market, Some.Time(now)));

    [Fact]
    public void What_nobody_has_confirmed_is_not_offered()
    {
        var unsure = Some.Changed(rules => rules.Select(rule => rule is WithdrawalFunctionRule function
            ? function with { Head = function.Head with { Status = RuleStatus.NeedsReview } } : rule));
        Assert.False(WithdrawalFunction.IsOwed(unsure, null, "DE", Later));
    }
}
