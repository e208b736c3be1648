using Microsoft.AspNetCore.Mvc;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Checking;
using SupportBot.Core.Policies.Rules;
using SupportBot.Core.Staff;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Admin;

/// <summary>Everything that is said of one market, for somebody who knows its law.</summary>
internal sealed class MarketRulesPage(PolicyReader reader) : StaffPage
{
    private static readonly PolicyLayer[] Order = [PolicyLayer.Law, PolicyLayer.Payment, PolicyLayer.Platform, PolicyLayer.Merchant];

    [BindProperty(SupportsGet = true, Name = "needs")] public bool NeedsReviewOnly { get; set; }
    /// <summary>The rule to unfold, because somebody has just reviewed it.</summary>
    [BindProperty(SupportsGet = true, Name = "rule")] public string? Open { get; set; }

    public MarketPolicies Market { get; private set; } = null!;
    public IReadOnlyList<RuleView> Rules { get; private set; } = [];
    public IReadOnlyList<PolicyFinding> Findings { get; private set; } = [];
    public bool MayReview => Me.May(StaffRole.Admin);

    public IEnumerable<(PolicyLayer Layer, IReadOnlyList<RuleView> Rules)> Layers =>
        Order.Select(layer => (layer, (IReadOnlyList<RuleView>)[.. Rules.Where(rule => rule.Head.Layer == layer && (!NeedsReviewOnly || rule.NeedsReview))])).Where(layer => layer.Item2.Count > 0);

    public async Task<IActionResult> OnGetAsync(string market)
    {
        var policies = await reader.ReadAsync(Cancelled);
        if (policies.Library.Find(market) is not { } found) return NotFound();
        Market = found;
        Rules = policies.RulesOf(found);
        Findings = [.. PolicyCheck.FindingsOf(found, policies.TodayIn(found))];
        return Page();
    }
}
