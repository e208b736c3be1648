namespace SupportBot.Core.Policies.Reviewing;

/// <summary>Keeps what staff said of the rules. Added to, never changed: the policy files stay as they are.</summary>
public interface IRuleReviews
{
    /// <summary>Durable when the task completes.</summary>
    Task AppendAsync(RuleReview review, CancellationToken cancellation);

    /// <summary>Oldest first.</summary>
    Task<ReviewHistory> ReadAsync(CancellationToken cancellation);

    /// <summary>How long a review that another program has added may go unseen.</summary>
    static readonly TimeSpan LongestUnseen = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The number of the newest review; 0 while there is none. One that was added through another program may be missing for
    /// <see cref="LongestUnseen"/>. Cheap: asked in every turn.
    /// </summary>
    Task<long> NewestAsync(CancellationToken cancellation);
}

/// <param name="Newest">The number of the last one; 0 when there is none.</param>
public sealed record ReviewHistory(IReadOnlyList<RuleReview> Reviews, long Newest);
