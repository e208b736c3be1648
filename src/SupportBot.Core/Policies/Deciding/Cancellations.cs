using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Deciding;

internal static class Cancellations
{
    /// <summary>The right to cancel an order that is not shipped: law first; null when there is none.</summary>
    public static CancellationRule? Best(Situation at) => at.All<CancellationRule>()
        .Where(rule => IsOldEnough(rule, at) && !at.Order.Lines.Any(line => rule.NotFor.Any(line.Flags.Contains)))
        .OrderBy(rule => rule.Head.Layer).ThenBy(rule => rule.Id, StringComparer.Ordinal)
        .FirstOrDefault();

    private static bool IsOldEnough(CancellationRule rule, Situation at) =>
        rule.OnlyAfterDays is not { } days || at.Calendar.DayOf(at.Order.PlacedAt).AddDays(days) < at.Today;
}
