using SupportBot.Core.Conversations;
using SupportBot.Core.Nodes;
using SupportBot.Core.Turns;

namespace SupportBot.Web.Hosting;

/// <summary>
/// Says every second that this node is there, and answers what a lost one has left. On the way out it finishes its turns first and then says
/// goodbye, so that nobody waits for it.
/// </summary>
internal sealed partial class NodeBeat(NodeWatch watch, TurnScheduler turns, NodeOptions options, ILogger<NodeBeat> logger) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        using var drain = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        drain.CancelAfter(options.DrainFor);
        try
        {
            await turns.DrainAsync(drain.Token);
        }
        catch (OperationCanceledException)
        {
            StoppedEarly(logger);
        }
        await base.StopAsync(cancellationToken);
        await LeaveAsync();
    }

    // Real time, whatever the clock: other nodes do not wait for a trial of ours.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.BeatEvery, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await BeatAsync(stoppingToken);
    }

    private async Task BeatAsync(CancellationToken cancellation)
    {
        try
        {
            if (await watch.RoundAsync(turns, cancellation) is > 0 and var count) Resumed(logger, count);
        }
        catch (LogUnavailableException away)
        {
            Missed(logger, away.Message);
        }
    }

    private async Task LeaveAsync()
    {
        try
        {
            await watch.LeaveAsync(CancellationToken.None);
        }
        catch (LogUnavailableException away)
        {
            Missed(logger, away.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answering {Count} conversations that a lost node has left.")]
    private static partial void Resumed(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This node could not say that it is there: {Reason}")]
    private static partial void Missed(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not every turn was finished in time; another node, or the next start, answers the rest.")]
    private static partial void StoppedEarly(ILogger logger);
}
