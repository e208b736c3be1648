using SupportBot.Core.Nodes;

namespace SupportBot.Integrations.Memory;

/// <summary>The one process on an embedded store: whoever ran on it before is gone, and every duty is its own.</summary>
internal sealed class SingleNode : INodes
{
    public Task<IReadOnlySet<string>> BeatAsync(NodeName node, TimeSpan goneAfter, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlySet<string>>(new HashSet<string>(StringComparer.Ordinal) { node.Value });

    public Task LeaveAsync(NodeName node, CancellationToken cancellation) => Task.CompletedTask;

    public Task<bool> TryHoldAsync(string duty, NodeName node, TimeSpan time, CancellationToken cancellation) => Task.FromResult(true);
}
