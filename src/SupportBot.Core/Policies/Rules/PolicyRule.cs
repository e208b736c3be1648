namespace SupportBot.Core.Policies.Rules;

/// <summary>One dated rule of the policy files.</summary>
public abstract record PolicyRule(RuleHead Head)
{
    public string Id => Head.Id;
    public string Market => Head.Market;
    public string Source => Head.Source;

    protected PolicyClause ClauseOf(ClauseKind kind) => new(Head.Id, kind, Head.Layer, Head.Citation);
}
