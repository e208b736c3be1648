namespace SupportBot.Core.Policies.Rules;

/// <summary>The seller's own clock, a platform's or a law's. Never shown to customers.</summary>
public sealed record SellerClockRule(RuleHead Head) : PolicyRule(Head)
{
    public required DayCount Within { get; init; }
    public SellerSilence Silence { get; init; }
    /// <summary>Which requests start it: all, or only those for the seller's fault (a complaint).</summary>
    public RuleReasons Reasons { get; init; }
}

/// <summary>What a platform does when the seller lets its clock run out.</summary>
public enum SellerSilence { Unknown, Granted, Refunded, Escalated, Closed }

/// <summary>Until when a buyer can bring the matter before the platform itself.</summary>
public sealed record PlatformCaseRule(RuleHead Head) : PolicyRule(Head)
{
    public required RuleWindow Window { get; init; }
    /// <summary>Which reasons the platform hears.</summary>
    public RuleReasons Reasons { get; init; }
}
