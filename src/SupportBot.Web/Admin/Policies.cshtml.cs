using Microsoft.AspNetCore.Mvc;
using SupportBot.Core.Policies.Checking;
using SupportBot.Core.Policies.Rules;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Admin;

/// <summary>Market by market, what is confirmed, waits for a review, or is missing.</summary>
internal sealed class PoliciesPage(PolicyReader reader) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "market")] public string? Market { get; set; }
    [BindProperty(SupportsGet = true, Name = "needs")] public bool NeedsReviewOnly { get; set; }

    public IReadOnlyList<string> Markets { get; private set; } = [];
    public IReadOnlyList<MarketCoverage> Rows { get; private set; } = [];
    public IReadOnlyList<PolicyFinding> Findings { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var policies = await reader.ReadAsync(Cancelled);
        Markets = [.. policies.Library.Markets.Select(market => market.Market)];
        var shown = policies.Library.Markets.Where(market => string.IsNullOrEmpty(Market) || market.Market == Market).ToList();
        Rows = [.. shown.Select(market => MarketCoverage.Of(market, policies.TodayIn(market))).Where(row => !NeedsReviewOnly || row.NeedReview > 0)];
        Findings = [.. shown.SelectMany(market => PolicyCheck.FindingsOf(market, policies.TodayIn(market)))];
    }
}

/// <param name="Confirmed">Rules that have not ended.</param>
/// <param name="NeedReview">The same.</param>
internal sealed record MarketCoverage(string Market, IReadOnlyDictionary<PolicyFact, CoverageStatus> Facts, int Confirmed, int NeedReview)
{
    public int Missing => Facts.Values.Count(status => status == CoverageStatus.Missing);

    /// <summary>Told apart without colours.</summary>
    public static string Sign(CoverageStatus status) => status switch
    {
        CoverageStatus.Confirmed => "✓",
        CoverageStatus.NeedsReview => "?",
        CoverageStatus.Missing => "✕",
        CoverageStatus.None => "∅",
        CoverageStatus.NotNeeded => "·",
    };

    public static MarketCoverage Of(MarketPolicies market, DateOnly today)
    {
        var lasting = market.Rules.Where(rule => rule.Head.Until is null || rule.Head.Until >= today).ToList();
        return new(market.Market, PolicyCoverage.Of(market, today),
            lasting.Count(rule => rule.Head.Status == RuleStatus.Confirmed), lasting.Count(rule => rule.Head.Status == RuleStatus.NeedsReview));
    }
}
