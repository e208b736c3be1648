using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Web.Admin;

/// <summary>Reads the policies and what staff said of them, for the pages.</summary>
internal sealed class PolicyReader(PolicyLibrary files, IRuleReviews reviews, TimeProvider clock)
{
    public async Task<ReviewedPolicies> ReadAsync(CancellationToken cancellation) =>
        new(files, (await reviews.ReadAsync(cancellation)).Reviews, clock.GetUtcNow());
}

/// <summary>The policies as they count now, with their history.</summary>
internal sealed class ReviewedPolicies(PolicyLibrary files, IReadOnlyList<RuleReview> history, DateTimeOffset now)
{
    private readonly IReadOnlySet<RuleWording> standing = RuleReview.Standing(history);

    public PolicyLibrary Library { get; } = files.With(history);

    public DateTimeOffset Now => now;

    /// <summary>As the policies would be after one more review.</summary>
    public PolicyLibrary After(RuleReview review) => files.With([.. history, review]);

    /// <summary>Every rule of a market: what is in force first, then what is to come, then what was.</summary>
    public IReadOnlyList<RuleView> RulesOf(MarketPolicies market)
    {
        var today = TodayIn(market);
        return [.. market.Rules.Select(rule => View(rule, today)).OrderBy(rule => rule.Time).ThenBy(rule => rule.Rule.Id, StringComparer.Ordinal).ThenByDescending(rule => rule.Rule.Head.From)];
    }

    public DateOnly TodayIn(MarketPolicies market) => market.Calendar.DayOf(now);

    private RuleView View(PolicyRule rule, DateOnly today) => new(
        rule,
        rule.Head.Until < today ? RuleTime.Past : rule.Head.From > today ? RuleTime.ToCome : RuleTime.InForce,
        // Where the file itself says confirmed, a review of the same words changes nothing.
        standing.Contains(rule.Head.Wording) && StatusInFile(rule) == RuleStatus.NeedsReview,
        [.. history.Where(review => review.Of with { Fingerprint = "" } == rule.Head.Wording with { Fingerprint = "" })]);

    private RuleStatus? StatusInFile(PolicyRule rule) => files.Find(rule.Market)?.Rules.FirstOrDefault(one => one.Head.Wording == rule.Head.Wording)?.Head.Status;
}

internal enum RuleTime { InForce, ToCome, Past }

/// <param name="IsConfirmedByStaff">It counts because somebody confirmed it here, not because its file says so.</param>
/// <param name="History">Of all its texts, oldest first.</param>
internal sealed record RuleView(PolicyRule Rule, RuleTime Time, bool IsConfirmedByStaff, IReadOnlyList<RuleReview> History)
{
    public RuleHead Head => Rule.Head;

    /// <summary>Where it stands on its market's page.</summary>
    public string Anchor => Time == RuleTime.InForce ? Rule.Id : FormattableString.Invariant($"{Rule.Id}--{Head.From:yyyy-MM-dd}");

    public bool NeedsReview => Head.Status == RuleStatus.NeedsReview;

    /// <summary>Somebody confirmed another text of it: the file has changed since.</summary>
    public bool HasChangedSince => NeedsReview && History is [.., { Act: ReviewAct.Confirmed }] && History[^1].Of != Head.Wording;
}
