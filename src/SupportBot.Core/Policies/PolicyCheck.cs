using SupportBot.Core.Policies.Reading;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies;

/// <summary>What is to be said of a folder of policies: what is wrong, and what still waits for somebody's review.</summary>
/// <param name="Markets">As far as they could be read.</param>
public sealed record PolicyCheck(IReadOnlyList<PolicyProblem> Problems, IReadOnlyList<MarketPolicies> Markets)
{
    public bool IsUsable => Problems.Count == 0;

    public IEnumerable<PolicyRule> NeedsReview =>
        Markets.SelectMany(market => market.Rules).Where(rule => rule.Head.Status == RuleStatus.NeedsReview);

    /// <summary>Checks a folder without refusing it.</summary>
    public static PolicyCheck Run(string folder)
    {
        var files = new PolicyFolder(folder);
        var markets = files.Read();
        return new PolicyCheck(files.Problems, markets);
    }
}
