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
        .OrderBy(rule => rule.Head.Layer switch { PolicyLayer.Platform => 0, PolicyLayer.Merchant => 1, PolicyLayer.Law => 2 })
        .ThenBy(rule => rule.Id, StringComparer.Ordinal)
        .FirstOrDefault();
}

/// <param name="Arrives">What the payment provider then needs; null where nobody has confirmed a figure.</param>
public sealed record RefundPath(RefundRoute Route, DayRange? Arrives);

/// <summary>The seller's own clock on a platform: when silence becomes a yes. Never shown to customers.</summary>
public sealed record SellerClockRule(RuleHead Head) : PolicyRule(Head)
{
    public required DayCount Within { get; init; }
}

/// <summary>Until when a buyer can bring the matter before the platform itself.</summary>
public sealed record PlatformCaseRule(RuleHead Head) : PolicyRule(Head)
{
    public required RuleWindow Window { get; init; }
}
