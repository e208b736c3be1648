using SupportBot.Core.Conversations;
using SupportBot.Core.Telemetry;
using SupportBot.Core.Turns;

namespace SupportBot.Core.Nodes;

/// <summary>
/// Whose answer it is: the node that accepted a message answers it, and when that one is gone, whoever notices. That is only to spare double
/// work; that nothing is answered twice is the log's doing.
/// </summary>
public sealed class NodeWatch(NodeName me, INodes nodes, IConversationLog log, NodeOptions options)
{
    private volatile IReadOnlySet<string> alive = new HashSet<string>();

    /// <summary>Another node has accepted it last and will answer.</summary>
    public bool LeavesToOther(string? acceptedBy) => acceptedBy is not null && acceptedBy != me.Value && alive.Contains(acceptedBy);

    /// <summary>Beats once, and resumes what nobody is answering.</summary>
    /// <exception cref="LogUnavailableException"/>
    public async Task<int> RoundAsync(ITurnScheduler turns, CancellationToken cancellation)
    {
        alive = await nodes.BeatAsync(me, options.GoneAfter, cancellation);
        var owed = await log.FindUnansweredAsync([.. alive.Where(name => name != me.Value)], cancellation);
        var rescued = owed.Count(turns.Resume);
        if (rescued > 0) BotMeter.TurnsRescued(rescued);
        return rescued;
    }

    /// <exception cref="LogUnavailableException"/>
    public Task LeaveAsync(CancellationToken cancellation) => nodes.LeaveAsync(me, cancellation);
}
