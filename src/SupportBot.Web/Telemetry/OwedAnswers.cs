using SupportBot.Core.Conversations;
using SupportBot.Core.Telemetry;
using SupportBot.Core.Transcripts;

namespace SupportBot.Web.Telemetry;

/// <summary>
/// Looks now and then whether customers wait for the bot, and with that whether the store answers. Every node of an installation finds the same,
/// since they look into the same log.
/// </summary>
internal sealed class OwedAnswers(IConversationLog log, ITranscriptIndex transcripts, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do await LookAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            // Those that have waited longest come first.
            var owed = await log.FindUnansweredAsync([], cancellation);
            var oldest = owed.Count == 0 ? null : await transcripts.FindAsync(owed[0], cancellation);
            BotMeter.AnswersOwed(owed.Count, oldest is null ? TimeSpan.Zero : clock.GetUtcNow() - oldest.LastAt);
            BotMeter.DependencyUsed(Dependency.Store, DependencyState.Up);
        }
        // Whatever it is, those who only look must not end the program.
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            BotMeter.AnswersOwedUnknown();
            if (wrong is LogUnavailableException) BotMeter.DependencyUsed(Dependency.Store, DependencyState.Down);
        }
    }
}
