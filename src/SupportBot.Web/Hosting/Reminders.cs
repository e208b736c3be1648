using SupportBot.Core.Conversations;
using SupportBot.Core.Nodes;
using SupportBot.Core.Returns;

namespace SupportBot.Web.Hosting;

/// <summary>Looks through the open cases for deadlines that are near, at the start and then by one timer.</summary>
internal sealed partial class Reminders(
    DeadlineReminders reminders, INodes nodes, NodeName node, ReminderOptions options, TimeProvider clock, ILogger<Reminders> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Every, clock);
        do await RemindAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RemindAsync(CancellationToken cancellation)
    {
        try
        {
            // One node is enough. Were it two, the log would still take each reminder once.
            if (await nodes.TryHoldAsync("reminders", node, 2 * options.Every, cancellation)) await reminders.RemindAsync(cancellation);
        }
        catch (LogUnavailableException away)
        {
            Failed(logger, away);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The deadlines of open cases could not be looked through now; tried again at the next round.")]
    private static partial void Failed(ILogger logger, Exception away);
}
