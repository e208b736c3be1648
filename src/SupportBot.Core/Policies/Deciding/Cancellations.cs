using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Deciding;

internal static class Cancellations
{
    /// <summary>Rights to call off an order that is not shipped, law first; empty when there is none.</summary>
    public static IReadOnlyList<CancellationRule> Open(Situation at) =>
        [.. Holding(at).Where(rule => rule.OnlyAfterDays is not { } days || at.Calendar.DayOf(at.Order.PlacedAt).AddDays(days) < at.Today)];

    /// <summary>The right that ended when the order was shipped; one for late shipping is not meant.</summary>
    public static CancellationRule? Ended(Situation at) => Holding(at).FirstOrDefault(rule => rule.OnlyAfterDays is null);

    /// <summary>The right that promises the money soonest.</summary>
    public static CancellationRule Fastest(IReadOnlyList<CancellationRule> open) => open.MinBy(rule => rule.Refund?.Within.ApproximateDays() ?? int.MaxValue)!;

    private static IEnumerable<CancellationRule> Holding(Situation at) => at.All<CancellationRule>()
        .Where(rule => !at.Order.Lines.Any(line => rule.NotFor.Any(line.Flags.Contains)))
        .OrderBy(rule => rule.Head.Layer).ThenBy(rule => rule.Id, StringComparer.Ordinal);
}
