namespace SupportBot.Core.Nodes;

/// <summary>
/// The processes that serve this shop now. Time is the store's own, so that nodes whose clocks differ agree on who is there.
/// Errors: <see cref="Conversations.LogUnavailableException"/>.
/// </summary>
public interface INodes
{
    /// <summary>Says that <paramref name="node"/> is there, and answers the names of all that were heard of within <paramref name="goneAfter"/>, itself included.</summary>
    Task<IReadOnlySet<string>> BeatAsync(NodeName node, TimeSpan goneAfter, CancellationToken cancellation);

    /// <summary>The node goes on purpose: what is still owed is anybody's at once.</summary>
    Task LeaveAsync(NodeName node, CancellationToken cancellation);

    /// <summary>True when <paramref name="node"/> has this duty for the time given; nobody else has it meanwhile.</summary>
    Task<bool> TryHoldAsync(string duty, NodeName node, TimeSpan time, CancellationToken cancellation);
}
