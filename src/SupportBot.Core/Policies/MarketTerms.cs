using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies;

/// <summary>What a market's policies say without an order: the facts behind an answer to "can I send things back?".</summary>
public sealed record MarketTerms
{
    public required string Market { get; init; }
    public required string TimeZone { get; init; }
    /// <summary>The right to send back without a reason that law gives; null where none does.</summary>
    public ReturnTerms? Withdrawal { get; init; }
    /// <summary>The confirmed word that law gives no such right; null where it gives one, or nobody has looked.</summary>
    public PolicyClause? NoGeneralRight { get; init; }
    /// <summary>What platform or merchant give without a reason, the longest for all goods first; empty where nothing.</summary>
    public IReadOnlyList<ReturnTerms> ReturnWindows { get; init; } = [];
    /// <summary>The law's guarantee for faults; null where none is known.</summary>
    public ReturnTerms? Guarantee { get; init; }
    /// <summary>What platform or merchant give for faults, the longest first.</summary>
    public IReadOnlyList<ReturnTerms> FaultPromises { get; init; } = [];
    /// <summary>The right to cancel before shipping; null where none.</summary>
    public PolicyClause? Cancellation { get; init; }
    /// <summary>How money goes back, by way of paying.</summary>
    public IReadOnlyDictionary<PaymentKind, RefundTerms> Refunds { get; init; } = new Dictionary<PaymentKind, RefundTerms>();
    public ComplaintBody? ComplainTo { get; init; }
    public required ServiceHours Service { get; init; }

    /// <summary>The answer to "how long do I have?": law's right, or else the longest window for all goods.</summary>
    public ReturnTerms? Best => Withdrawal ?? ReturnWindows.FirstOrDefault(window => window.OnlyFor is null);
}

/// <param name="Window">Length, start, and whether its last day moves off rest days.</param>
/// <param name="ReturnFreight">Null where no rule says.</param>
/// <param name="RefundWithin">Null where no rule says.</param>
/// <param name="Remedies">In the order they are owed.</param>
/// <param name="OnlyFor">Holds only for goods with this trait.</param>
public sealed record ReturnTerms(
    PolicyClause Clause, RuleWindow Window, FreightRule? ReturnFreight, OutwardFreightRule OutwardFreight, RefundDeadline? RefundWithin,
    int? SendWithinDays, IReadOnlyList<Exclusion> Exclusions, IReadOnlyList<Remedy> Remedies, ItemTrait? OnlyFor)
{
    /// <summary>The seller has the goods collected within so many days; null where the buyer sends them.</summary>
    public int? CollectWithinDays { get; init; }
    /// <summary>So long after receipt a fault counts as there from the start.</summary>
    public Period? Presumption { get; init; }
}

/// <param name="Arrives">Null where no confirmed figure exists.</param>
/// <param name="AskFor">Proper name of the account to ask for.</param>
public sealed record RefundTerms(PolicyClause Clause, RefundRoute Route, DayRange? Arrives, RefundDeadline? Within, string? AskFor);
