using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Deciding;

/// <summary>What one rule says to one request.</summary>
/// <param name="Clause">Of the rule, or of the exclusion that decided.</param>
/// <param name="Last">Last day of the rule's window, the shop's own caution included; null before it begins.</param>
internal sealed record Entitlement(
    ReturnRule Rule, Verdict Verdict, PolicyClause Clause, RefusalReason Refusal = RefusalReason.None, DateOnly? Last = null)
{
    /// <summary>The day that may be told: a reasonable time has none.</summary>
    public DateOnly? LastDay => Rule.Window.IsReasonableTime ? null : Last;

    public static Entitlement Of(ReturnRule rule, PolicyRequest request, IReadOnlyList<OrderLine> goods, Situation at)
    {
        var condition = request.Condition;
        if (Hit(rule, goods, at, exclusion => !exclusion.OnlyIfOpened) is { } always) return Excluded(rule, always);
        if (at.Order.DeliveredAt is null) return BeforeReceipt(rule, request, at);
        if (rule.Window.LastDay(at.Order, at.Calendar) is not { } last) return NotYet(rule);
        if (at.Today > last) return Ended(rule, last);
        if (rule.UnusedOnly && condition == ItemCondition.Used) return new Entitlement(rule, Verdict.Refused, rule.Clause, RefusalReason.ExcludedUsed);
        // Asked last: a customer is not asked about a seal on which nothing hangs any more.
        return Hit(rule, goods, at, exclusion => exclusion.OnlyIfOpened) is { } sealedOnly
            ? OnlyWhileSealed(rule, sealedOnly, condition, last)
            : Granted(rule, last);
    }

    // What is not there yet cannot have been opened or used. What is not even sent is cancelled rather than sent back, where it can be.
    // A fault in what has come already is not for this: its freight is the seller's, and a person can tell.
    private static Entitlement BeforeReceipt(ReturnRule rule, PolicyRequest request, Situation at) =>
        rule.Window.BeforeReceipt && !Entitlements.IsSellersFault(request.Reason) && (at.Order.Status != OrderStatus.Preparing || Cancellations.Open(at).Count == 0) ? Granted(rule, null) : NotYet(rule);

    private static Entitlement Granted(ReturnRule rule, DateOnly? last) => new(rule, Verdict.Granted, rule.Clause, Last: last);

    private static Entitlement NotYet(ReturnRule rule) => new(rule, Verdict.Refused, rule.Clause, RefusalReason.NotDelivered);

    // Whether a time is still reasonable is for a person to say.
    private static Entitlement Ended(ReturnRule rule, DateOnly last) => rule.Window.IsReasonableTime
        ? new Entitlement(rule, Verdict.NeedsPerson, rule.Clause, Last: last)
        : new Entitlement(rule, Verdict.Refused, rule.Clause, RefusalReason.WindowClosed, last);

    private static Entitlement OnlyWhileSealed(ReturnRule rule, Exclusion exclusion, ItemCondition condition, DateOnly last) => condition switch
    {
        ItemCondition.Sealed => Granted(rule, last),
        ItemCondition.Opened or ItemCondition.Used => Excluded(rule, exclusion),
        ItemCondition.Unknown => new Entitlement(rule, Verdict.NeedsCondition, rule.ClauseFor(exclusion), Last: last),
    };

    private static Entitlement Excluded(ReturnRule rule, Exclusion exclusion) =>
        new(rule, Verdict.Refused, rule.ClauseFor(exclusion), ReasonFor(exclusion.Item));

    // In the order of the file, so that the same goods are always refused with the same words.
    private static Exclusion? Hit(ReturnRule rule, IReadOnlyList<OrderLine> goods, Situation at, Func<Exclusion, bool> kind) =>
        rule.Exclusions.FirstOrDefault(exclusion => kind(exclusion)
            && (at.Order.Terms.ToldOfExclusions || !exclusion.OnlyIfTold) && goods.Any(line => line.Flags.Contains(exclusion.Item)));

    private static RefusalReason ReasonFor(ItemTrait trait) => trait switch
    {
        ItemTrait.CustomMade => RefusalReason.ExcludedCustomMade,
        ItemTrait.SealedForHygiene => RefusalReason.ExcludedHygiene,
        ItemTrait.Perishable => RefusalReason.ExcludedPerishable,
        ItemTrait.SealedMedia => RefusalReason.ExcludedMedia,
        ItemTrait.DigitalContent => RefusalReason.ExcludedDigital,
        ItemTrait.DeclaredNoReturn => RefusalReason.ExcludedDeclared,
        ItemTrait.Used => RefusalReason.ExcludedUsed,
        ItemTrait.Periodical or ItemTrait.EasyReturn or ItemTrait.FreeGift or ItemTrait.TechnicallyComplex => RefusalReason.NoSuchRight,
    };
}
