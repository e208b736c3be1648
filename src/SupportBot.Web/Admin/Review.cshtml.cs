using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using SupportBot.Core.Conversations;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Policies.Rules;
using SupportBot.Core.Staff;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Admin;

/// <summary>The step before a rule counts, or stops counting: what it says, and what customers would be told otherwise.</summary>
internal sealed class ReviewPage(PolicyReader reader, IRuleReviews reviews, IStaffAudit audit, Drafter drafter, PageWords words) : StaffPage
{
    private DateTimeOffset now;

    public RuleView Rule { get; private set; } = null!;
    /// <summary>What the button does; null where the file itself confirms the rule and nobody here can say otherwise.</summary>
    public ReviewAct? Act { get; private set; }
    public IReadOnlyList<ReviewEffect> Effects { get; private set; } = [];
    /// <summary>What a customer reads in the first of the cases, before and after; null where no case changes.</summary>
    public (string Before, string After)? Told { get; private set; }
    public string? Note { get; private set; }

    public async Task<IActionResult> OnGetAsync(string market, string rule, DateOnly from) => await ShowAsync(market, rule, from) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string market, string rule, DateOnly from, [FromForm] ReviewForm form)
    {
        if (!await ShowAsync(market, rule, from)) return NotFound();
        Note = form.Note;
        // What was shown is what is confirmed: not a file that was changed, or a rule that a colleague reviewed, in between.
        if (Act is null || form.Act != Act || form.Fingerprint != Rule.Head.Fingerprint) return Refuse("form.changed_meanwhile");
        if (!ModelState.IsValid || string.IsNullOrWhiteSpace(form.Note)) return Refuse("review.note_missing");
        await KeepAsync(Review(form.Act, form.Note.Trim()));
        return Redirect($"/admin/policies/{market}?rule={Uri.EscapeDataString(rule)}#{Rule.Anchor}");
    }

    private async Task<bool> ShowAsync(string market, string rule, DateOnly from)
    {
        var policies = await reader.ReadAsync(Cancelled);
        if (policies.Library.Find(market) is not { } found) return false;
        if (policies.RulesOf(found).FirstOrDefault(one => one.Rule.Id == rule && one.Head.From == from) is not { } view) return false;
        (Rule, Act) = (view, view.NeedsReview ? ReviewAct.Confirmed : view.IsConfirmedByStaff ? ReviewAct.Withdrawn : null);
        now = policies.Now;
        if (Act is { } act) Foresee(policies, policies.After(Review(act, "")), found);
        return true;
    }

    private void Foresee(ReviewedPolicies policies, PolicyLibrary after, MarketPolicies market)
    {
        var placed = ReviewEffect.DayFor(Rule.Head, policies.TodayIn(market));
        Effects = ReviewEffect.Of(policies.Library, after, market.Market, placed);
        if (Effects is not [var first, ..]) return;
        Told = (Words(first.Before, policies.Library), Words(first.After, after));

        string Words(PolicyDecision decision, PolicyLibrary library) => drafter.Draft(
            DecisionWords.Of(first.First.Request(market, placed), decision, library, first.First.Asked(market, placed)), new Language(words.Language), isSpoken: true, market.Market).Text;
    }

    private RuleReview Review(ReviewAct act, string note) => new(Rule.Head.Wording, act, Me.Id, Me.DisplayName, now, note);

    // Audited first: a change that cannot be recorded is not made.
    private async Task KeepAsync(RuleReview review)
    {
        var action = review.Act == ReviewAct.Confirmed ? StaffAction.RuleConfirmed : StaffAction.ConfirmationWithdrawn;
        await audit.AppendAsync(new(review.At, Me.Id, Me.DisplayName, action, $"{review.Of.Market}/{review.Of.RuleId}"), Cancelled);
        await reviews.AppendAsync(review, Cancelled);
    }
}

/// <param name="Fingerprint">Of the wording that was shown.</param>
internal sealed record ReviewForm(ReviewAct Act, string? Fingerprint, [StringLength(ReviewForm.LongestNote)] string? Note)
{
    public const int LongestNote = 1000;
}
