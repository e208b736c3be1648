using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Reviewing;

/// <summary>Stored for years: add, never rename.</summary>
public enum ReviewAct { Confirmed, Withdrawn }

/// <summary>That a member of staff confirmed one wording of a rule, or took the confirmation back.</summary>
/// <param name="Note">Where it was read, or why it no longer holds; never empty.</param>
public sealed record RuleReview(RuleWording Of, ReviewAct Act, string StaffId, string StaffName, DateTimeOffset At, string Note)
{
    /// <summary>The wordings that are confirmed by the last word on each.</summary>
    /// <param name="history">Oldest first.</param>
    public static IReadOnlySet<RuleWording> Standing(IEnumerable<RuleReview> history)
    {
        var standing = new HashSet<RuleWording>();
        foreach (var review in history)
        {
            if (review.Act == ReviewAct.Confirmed) standing.Add(review.Of);
            else standing.Remove(review.Of);
        }
        return standing;
    }
}
