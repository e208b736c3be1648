using SupportBot.Core.Orders;

namespace SupportBot.Core.Policies.Rules;

/// <summary>A right to cancel before anything is shipped.</summary>
public sealed record CancellationRule(RuleHead Head) : PolicyRule(Head)
{
    /// <summary>Exists only once the order is so many days old (a seller who ships too late); null from the start.</summary>
    public int? OnlyAfterDays { get; init; }
    public IReadOnlyList<ItemTrait> NotFor { get; init; } = [];
    public RefundDeadline? Refund { get; init; }

    public PolicyClause Clause => ClauseOf(ClauseKind.Cancellation);
}

/// <summary>How money goes back, by way of paying.</summary>
public sealed record RefundRouteRule(RuleHead Head) : PolicyRule(Head)
{
    public required IReadOnlyDictionary<PaymentKind, RefundPath> Paths { get; init; }
    /// <summary>The seller's own deadline, used where the right itself names none.</summary>
    public RefundDeadline? Refund { get; init; }

    public PolicyClause Clause => ClauseOf(ClauseKind.RefundRoute);

    /// <summary>The rule that says how this way of paying is undone: a platform that holds the money knows better than the merchant.</summary>
    public static RefundRouteRule? For(IEnumerable<PolicyRule> rules, PaymentKind payment) => rules.OfType<RefundRouteRule>()
        .Where(rule => rule.Paths.ContainsKey(payment))
        .OrderBy(rule => rule.Head.Layer switch { PolicyLayer.Platform => 0, PolicyLayer.Merchant => 1, PolicyLayer.Payment => 2, PolicyLayer.Law => 3 })
        .ThenBy(rule => rule.Id, StringComparer.Ordinal)
        .FirstOrDefault();
}

/// <param name="Arrives">What the payment provider then needs; null where nobody has confirmed a figure.</param>
/// <param name="AskFor">Proper name of what the buyer must be asked for where the money cannot go back as it came (IBAN, CLABE, Pix).</param>
public sealed record RefundPath(RefundRoute Route, DayRange? Arrives, string? AskFor = null)
{
    /// <summary>The most this route can take, in the market's currency (wallets with caps); null without a cap.</summary>
    public decimal? AtMost { get; init; }
    /// <summary>Where more than that goes.</summary>
    public RefundRoute? Otherwise { get; init; }
}

/// <summary>What a platform does when the seller lets its clock run out.</summary>
public enum SellerSilence { Unknown, Granted, Refunded, Escalated, Closed }

/// <summary>The seller's own clock on a platform. Never shown to customers.</summary>
public sealed record SellerClockRule(RuleHead Head) : PolicyRule(Head)
{
    public required DayCount Within { get; init; }
    public SellerSilence Silence { get; init; }
}

/// <summary>Until when a buyer can bring the matter before the platform itself.</summary>
public sealed record PlatformCaseRule(RuleHead Head) : PolicyRule(Head)
{
    public required RuleWindow Window { get; init; }
    /// <summary>Which reasons the platform hears.</summary>
    public RuleReasons Reasons { get; init; }
}

/// <summary>The law gives no general right to send goods back that are simply not liked, and somebody has confirmed that it does not.</summary>
public sealed record NoWithdrawalRightRule(RuleHead Head) : PolicyRule(Head)
{
    public PolicyClause Clause => ClauseOf(ClauseKind.NoWithdrawalRight);
}

/// <summary>Whom a buyer can turn to when the parties do not agree.</summary>
public sealed record ComplaintBodyRule(RuleHead Head) : PolicyRule(Head)
{
    public required ComplaintBody Body { get; init; }
}

/// <summary>
/// The online withdrawal function of the European Union (Directive 2011/83/EU Art. 11a, inserted by Directive (EU) 2023/2673): a button to
/// withdraw, a second one to confirm, and an acknowledgement to keep.
/// </summary>
public sealed record WithdrawalFunctionRule(RuleHead Head) : PolicyRule(Head);

/// <summary>How parcels go back in a market. Shown to staff.</summary>
public sealed record ReturnLogisticsRule(RuleHead Head) : PolicyRule(Head)
{
    public IReadOnlyList<string> Carriers { get; init; } = [];
    public IReadOnlyList<ReturnWay> Ways { get; init; } = [];
}

public enum ReturnWay { DropOff, Locker, Pickup, Store }

/// <summary>What the merchant gives for a fault to a buyer who keeps the goods.</summary>
public sealed record GoodwillRule(RuleHead Head) : PolicyRule(Head)
{
    /// <summary>Goods of no more than this, in the market's currency, are refunded without coming back; 0 for none.</summary>
    public decimal KeepItemUpTo { get; init; }
    /// <summary>The part of the price offered otherwise, in percent; 0 for none.</summary>
    public int PartialRefundPercent { get; init; }
}
