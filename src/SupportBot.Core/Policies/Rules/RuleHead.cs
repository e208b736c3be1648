using SupportBot.Core.Orders;

namespace SupportBot.Core.Policies.Rules;

/// <summary>Whether somebody has checked a rule. What needs review is listed for staff and never used for a customer.</summary>
public enum RuleStatus { Confirmed, NeedsReview }

/// <summary>What every rule of the policy files says of itself: its name, for what and when it holds, and who says so.</summary>
public sealed record RuleHead
{
    /// <summary>Names the rule for good; later wordings of it keep the id and take other dates.</summary>
    public required string Id { get; init; }
    public required PolicyLayer Layer { get; init; }
    public required string Market { get; init; }
    /// <summary>The platforms it holds on; empty for all.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];
    /// <summary>The platform's kinds of shop it holds for; empty for all, and for orders whose shop type is not known.</summary>
    public IReadOnlyList<string> ShopTypes { get; init; } = [];
    /// <summary>First day, in the market, of orders it holds for.</summary>
    public required DateOnly From { get; init; }
    /// <summary>Last such day; null while it is in force.</summary>
    public DateOnly? Until { get; init; }
    public required string Source { get; init; }
    public required RuleStatus Status { get; init; }
    public required IReadOnlyDictionary<string, string> Citation { get; init; }
    public string? Note { get; init; }
    /// <summary>Empty for a rule that comes from no file: nobody can confirm such a one.</summary>
    public string Fingerprint { get; init; } = "";
    public RuleText Text { get; init; } = RuleText.None;

    public RuleWording Wording => new(Market, Id, From, Fingerprint);

    public bool IsInForceOn(DateOnly day) => From <= day && (Until is null || day <= Until);

    public bool HoldsFor(string? platform, string? shopType, SellerKind seller) =>
        (Platforms.Count == 0 || (platform is not null && Platforms.Contains(platform)))
        && (ShopTypes.Count == 0 || (shopType is not null && ShopTypes.Contains(shopType)))
        // Consumer law binds a trader; a private seller is bound by what the platform or the seller says.
        && (Layer != PolicyLayer.Law || seller == SellerKind.Trader);
}
