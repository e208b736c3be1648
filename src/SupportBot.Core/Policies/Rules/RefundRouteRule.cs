using SupportBot.Core.Orders;

namespace SupportBot.Core.Policies.Rules;

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
