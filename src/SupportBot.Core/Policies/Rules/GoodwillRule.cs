namespace SupportBot.Core.Policies.Rules;

/// <summary>What the merchant gives for a fault to a buyer who keeps the goods.</summary>
public sealed record GoodwillRule(RuleHead Head) : PolicyRule(Head)
{
    /// <summary>Goods of no more than this, in the market's currency, are refunded without coming back; 0 for none.</summary>
    public decimal KeepItemUpTo { get; init; }
    /// <summary>The part of the price offered otherwise, in percent; 0 for none.</summary>
    public int PartialRefundPercent { get; init; }
}
