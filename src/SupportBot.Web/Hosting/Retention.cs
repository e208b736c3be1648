using SupportBot.Core.Conversations;
using SupportBot.Core.Nodes;

namespace SupportBot.Web.Hosting;

/// <summary>Keeps the greeting's promise: deletes the contents of conversations that are older than it says, at the start and every few hours.</summary>
internal sealed partial class Retention(
    IConversationLog log, IFileStore files, ISnapshotStore snapshots, INodes nodes, NodeName node, RetentionOptions options, TimeProvider clock,
    ILogger<Retention> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do await EraseAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task EraseAsync(CancellationToken cancellation)
    {
        try
        {
            if (!await nodes.TryHoldAsync("retention", node, 2 * Every, cancellation)) return;
            var old = await log.FindOlderThanAsync(clock.GetUtcNow() - TimeSpan.FromDays(options.Days), cancellation);
            foreach (var conversation in old) await EraseAsync(conversation, cancellation);
            if (old.Count > 0) Erased(logger, old.Count, options.Days);
        }
        catch (LogUnavailableException away)
        {
            Failed(logger, away);
        }
    }

    // The log last: until it is done, the conversation is found again.
    private async Task EraseAsync(ConversationId conversation, CancellationToken cancellation)
    {
        await files.EraseAsync(conversation, cancellation);
        await log.EraseAsync(conversation, cancellation);
        await snapshots.ForgetAsync(conversation, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted the contents of {Count} conversations older than {Days} days.")]
    private static partial void Erased(ILogger logger, int count, int days);

    [LoggerMessage(Level = LogLevel.Error, Message = "Old conversations could not be deleted now; tried again in a few hours.")]
    private static partial void Failed(ILogger logger, Exception away);
}
