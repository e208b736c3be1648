using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Deciding;
using SupportBot.Core.Policies.Rules;
using SupportBot.Core.Returns;

namespace SupportBot.Core.Policies;

/// <summary>
/// Applies dated policies to an order. Pure: the same facts, policies and moment give the same decision. Of all that law, platform and
/// merchant grant, the customer's best right wins, so that no layer can take away what another gives.
/// </summary>
public static class PolicyDecider
{
    /// <summary>One decision for all selected items together: refused when one of them is. <see cref="DecideEach"/> tells them apart.</summary>
    /// <exception cref="ArgumentException">The selection is empty, or not of this order.</exception>
    public static PolicyDecision Decide(PolicyRequest request, PolicyLibrary library, DateTimeOffset now)
    {
        var goods = Selection.Check(request.Order, request.Items);
        if (Situation.Of(request.Order, library, now) is not { } asked) return MarketUnknown(request.Order);
        var at = asked with { IsSellersFault = Entitlements.IsSellersFault(request.Reason) };
        if (request.Order.Status == OrderStatus.Cancelled) return at.Refuse(RefusalReason.AlreadyCancelled, [Alternative.AskPerson]);
        if (request.Order is { HasArrived: true, DeliveredAt: null }) return Needs(MissingFact.DeliveryDate, at);
        var entitlements = Entitlements.For(request, goods, at);
        return entitlements switch
        {
            [] => at.Refuse(RefusalReason.NoSuchRight, Alternatives.After(request, at)) with { Clauses = [.. at.All<NoWithdrawalRightRule>().OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(rule => rule.Clause)] },
            [{ Verdict: Verdict.Granted }, ..] => Payable(Grants.Grant([.. entitlements.Where(each => each.Verdict == Verdict.Granted)], request, at), at),
            [{ Verdict: Verdict.NeedsPerson } best, ..] => at.Decision(Verdict.NeedsPerson) with { Clauses = [best.Clause], Alternatives = [Alternative.AskPerson] },
            [{ Verdict: Verdict.NeedsCondition } best, ..] => at.Decision(Verdict.NeedsCondition) with { LastDay = best.LastDay, Clauses = [best.Clause] },
            [var best, ..] => at.Refuse(best.Refusal, Alternatives.After(best, request, goods, at)) with { LastDay = best.LastDay, Clauses = [best.Clause] },
        };
    }

    /// <summary>
    /// Each selected item alone, in the order of the selection. For the amount of those granted together ask <see cref="Decide"/> again with
    /// them: outward freight is owed for a whole order, never for a part.
    /// </summary>
    public static IReadOnlyList<LineDecision> DecideEach(PolicyRequest request, PolicyLibrary library, DateTimeOffset now) =>
        [.. request.Items.Select(item => new LineDecision(item, Decide(request with { Items = [item] }, library, now)))];

    /// <summary>Whether the whole order can still be called off.</summary>
    public static PolicyDecision DecideCancellation(Order order, PolicyLibrary library, DateTimeOffset now)
    {
        if (Situation.Of(order, library, now) is not { } at) return MarketUnknown(order);
        return order.Status switch
        {
            OrderStatus.Cancelled => at.Refuse(RefusalReason.AlreadyCancelled, [Alternative.AskPerson]),
            OrderStatus.Preparing when Cancellations.Open(at) is [_, ..] open => Cancel(open, at),
            OrderStatus.Preparing => at.Refuse(RefusalReason.NoSuchRight, Alternatives.AfterRefusedCancellation(at)),
            OrderStatus.Shipped => Shipped(RefusalReason.NotDelivered, at),
            OrderStatus.Delivered => Shipped(RefusalReason.WindowClosed, at),
        };
    }

    // Cited is the strongest ground; the money comes as soon as any of them promises.
    private static PolicyDecision Cancel(IReadOnlyList<CancellationRule> open, Situation at)
    {
        var fastest = Cancellations.Fastest(open);
        var everything = at.Order.Lines.Select(line => new ItemSelection(line.Id, line.Quantity)).ToList();
        var decision = at.Decision(Verdict.Granted) with { Remedies = [Remedy.Cancellation], Clauses = [.. new[] { open[0], fastest }.Distinct().Select(right => right.Clause)] };
        return Payable(decision.WithRefund(everything, OutwardFreightRule.Refunded, fastest.Refund, at), at);
    }

    // The time to cancel ended on the day the first parcel left.
    private static PolicyDecision Shipped(RefusalReason reason, Situation at) => at.Refuse(reason, Alternatives.AfterRefusedCancellation(at)) with
    {
        LastDay = at.Order.Parcels.Min(parcel => parcel.ShippedAt) is { } shipped ? at.Calendar.DayOf(shipped) : null,
        Clauses = Cancellations.Ended(at) is { } right ? [right.Clause] : [],
    };

    // Money is promised by a way that is known, or not at all.
    private static PolicyDecision Payable(PolicyDecision granted, Situation at) =>
        granted.RefundAmount is not null && at.Order.Payment.Kind == PaymentKind.Unknown
            ? granted with { Verdict = Verdict.NeedsFact, Missing = [MissingFact.PaymentMethod], Alternatives = [Alternative.AskPerson] } : granted;

    private static PolicyDecision Needs(MissingFact fact, Situation at) => at.Decision(Verdict.NeedsFact) with { Missing = [fact], Alternatives = [Alternative.AskPerson] };

    private static PolicyDecision MarketUnknown(Order order) => new()
    {
        Verdict = Verdict.NeedsFact,
        Market = order.Market,
        Missing = [MissingFact.Market],
        Alternatives = [Alternative.AskPerson],
    };
}

/// <param name="Item">The item decided on, alone.</param>
public sealed record LineDecision(ItemSelection Item, PolicyDecision Decision);
