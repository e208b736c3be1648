using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Deciding;

/// <summary>What one rule says to one request.</summary>
/// <param name="Clause">Of the rule, or of the exclusion that decided.</param>
internal sealed record Entitlement(
    ReturnRule Rule, Verdict Verdict, PolicyClause Clause, RefusalReason Refusal = RefusalReason.None, DateOnly? LastDay = null)
{
    public static Entitlement Of(ReturnRule rule, IReadOnlyList<OrderLine> goods, ItemCondition condition, Situation at)
    {
        if (Hit(rule, goods, exclusion => !exclusion.OnlyIfOpened) is { } always) return Excluded(rule, always, null);
        if (at.Order.DeliveredAt is null || rule.Window.LastDay(at.Order, at.Calendar) is not { } last)
            return new Entitlement(rule, Verdict.Refused, rule.Clause, RefusalReason.NotDelivered);
        if (at.Today > last) return new Entitlement(rule, Verdict.Refused, rule.Clause, RefusalReason.WindowClosed, last);
        // Asked last: a customer is not asked about a seal on which nothing hangs any more.
        return Hit(rule, goods, exclusion => exclusion.OnlyIfOpened) is { } sealedOnly
            ? OnlyWhileSealed(rule, sealedOnly, condition, last)
            : new Entitlement(rule, Verdict.Granted, rule.Clause, LastDay: last);
    }

    private static Entitlement OnlyWhileSealed(ReturnRule rule, Exclusion exclusion, ItemCondition condition, DateOnly last) => condition switch
    {
        ItemCondition.Sealed => new Entitlement(rule, Verdict.Granted, rule.Clause, LastDay: last),
        ItemCondition.Opened => Excluded(rule, exclusion, null),
        ItemCondition.Unknown => new Entitlement(rule, Verdict.NeedsCondition, rule.ClauseFor(exclusion), LastDay: last),
    };

    private static Entitlement Excluded(ReturnRule rule, Exclusion exclusion, DateOnly? last) =>
        new(rule, Verdict.Refused, rule.ClauseFor(exclusion), ReasonFor(exclusion.Item), last);

    // In the order of the file, so that the same goods are always refused with the same words.
    private static Exclusion? Hit(ReturnRule rule, IReadOnlyList<OrderLine> goods, Func<Exclusion, bool> kind) =>
        rule.Exclusions.FirstOrDefault(exclusion => kind(exclusion) && goods.Any(line => line.Flags.Contains(exclusion.Item)));

    private static RefusalReason ReasonFor(ItemTrait trait) => trait switch
    {
        ItemTrait.CustomMade => RefusalReason.ExcludedCustomMade,
        ItemTrait.SealedForHygiene => RefusalReason.ExcludedHygiene,
        ItemTrait.Perishable => RefusalReason.ExcludedPerishable,
        ItemTrait.SealedMedia => RefusalReason.ExcludedMedia,
        ItemTrait.DigitalContent => RefusalReason.ExcludedDigital,
        ItemTrait.DeclaredNoReturn => RefusalReason.ExcludedDeclared,
        ItemTrait.Periodical or ItemTrait.EasyReturn or ItemTrait.Used => RefusalReason.NoSuchRight,
    };
}
