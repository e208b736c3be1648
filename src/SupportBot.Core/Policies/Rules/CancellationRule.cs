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
