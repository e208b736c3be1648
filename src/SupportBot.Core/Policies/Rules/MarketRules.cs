namespace SupportBot.Core.Policies.Rules;

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
