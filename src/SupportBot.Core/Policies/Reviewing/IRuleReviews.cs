namespace SupportBot.Core.Policies.Reviewing;

/// <summary>Keeps what staff said of the rules. Added to, never changed: the policy files stay as they are.</summary>
public interface IRuleReviews
{
    /// <summary>Durable when the task completes.</summary>
    Task AppendAsync(RuleReview review, CancellationToken cancellation);

    /// <summary>Oldest first.</summary>
    Task<ReviewHistory> ReadAsync(CancellationToken cancellation);

    /// <summary>The number of the newest review, whichever program wrote it; 0 while there is none. Cheap: asked in every turn.</summary>
    Task<long> NewestAsync(CancellationToken cancellation);
}

/// <param name="Newest">The number of the last one; 0 when there is none.</param>
public sealed record ReviewHistory(IReadOnlyList<RuleReview> Reviews, long Newest);
