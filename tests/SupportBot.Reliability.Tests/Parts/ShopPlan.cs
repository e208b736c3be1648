namespace SupportBot.Reliability.Tests.Parts;

/// <summary>What a <see cref="Shop"/> is made of.</summary>
/// <param name="Nodes">1: embedded, on SQLite; more: on PostgreSQL and Redis.</param>
public sealed record ShopPlan(int Nodes)
{
    public bool IsScaled => Nodes > 1 || Stores;

    /// <summary>PostgreSQL and Redis for a single node too.</summary>
    public bool Stores { get; init; }

    /// <summary>How long a burst may go on.</summary>
    public TimeSpan QuietWindow { get; init; } = TimeSpan.Zero;

    /// <summary>Orders that can be returned, one for each conversation.</summary>
    public int Orders { get; init; } = 2_000;

    /// <summary>Where the embedded data lies; null: a temporary folder.</summary>
    public string? Data { get; init; }
}
