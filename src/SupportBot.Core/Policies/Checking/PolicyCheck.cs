using SupportBot.Core.Policies.Reading;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Checking;

/// <summary>What is to be said of a folder of policies: what is wrong, what is doubtful, and what still waits for somebody's review.</summary>
/// <param name="Problems">What stops the program from starting.</param>
/// <param name="Findings">What it could live with and a merchant should not.</param>
/// <param name="Markets">As far as they could be read.</param>
public sealed record PolicyCheck(IReadOnlyList<PolicyProblem> Problems, IReadOnlyList<PolicyFinding> Findings, IReadOnlyList<MarketPolicies> Markets)
{
    public bool IsUsable => Problems.Count == 0;

    public bool IsClean => IsUsable && Findings.Count == 0;

    public IEnumerable<PolicyRule> NeedsReview =>
        Markets.SelectMany(market => market.Rules).Where(rule => rule.Head.Status == RuleStatus.NeedsReview);

    /// <summary>Checks a folder without refusing it.</summary>
    /// <param name="today">To tell whether lists of holidays reach far enough.</param>
    /// <param name="reviews">What staff said of the rules, oldest first; empty to judge the files alone.</param>
    public static PolicyCheck Run(string folder, DateOnly today, params IReadOnlyList<RuleReview> reviews)
    {
        var files = new PolicyFolder(folder);
        var standing = RuleReview.Standing(reviews);
        var markets = files.Read().Select(market => market.With(standing)).ToList();
        return new PolicyCheck(files.Problems, [.. markets.SelectMany(market => FindingsOf(market, today))], markets);
    }

    /// <summary>What is doubtful in one market.</summary>
    public static IEnumerable<PolicyFinding> FindingsOf(MarketPolicies market, DateOnly today) =>
    [
        .. Holes.Find(market), .. Shadows.Find(market), .. MissingRoutes.Find(market), .. Replacements.Find(market), .. EndingHolidays.Find(market, today),
    ];
}

/// <param name="RuleId">Null where it is about the market as a whole.</param>
/// <param name="What">What is doubtful and what to do about it.</param>
public sealed record PolicyFinding(string Market, string? RuleId, string What)
{
    public override string ToString() => RuleId is null ? $"{Market}: {What}" : $"{Market} {RuleId}: {What}";
}
