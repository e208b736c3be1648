using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns;

/// <summary>
/// Lets a burst settle, then takes the turn; one at a time per conversation. What it knows is only a hint: after a crash the log says what is
/// still owed.
/// </summary>
public sealed partial class TurnScheduler(
    Func<CustomerTurn> turn, IConversationLog log, TurnOptions options, TimeProvider clock, ILogger<TurnScheduler> logger) : ITurnScheduler, IAsyncDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<ConversationId, PendingTurn> open = new();
    private readonly CancellationTokenSource stopping = new();

    public void Schedule(ConversationId conversation)
    {
        while (true)
        {
            var fresh = new PendingTurn(clock.GetUtcNow());
            var known = open.GetOrAdd(conversation, fresh);
            if (known == fresh) { fresh.Run = Task.Run(() => RunAsync(conversation, fresh)); return; }
            if (known.Touch(clock.GetUtcNow())) return;
        }
    }

    /// <summary>Takes up what an earlier process has accepted and not answered.</summary>
    public async Task ResumeAsync(CancellationToken cancellation)
    {
        foreach (var conversation in await log.FindUnansweredAsync(cancellation)) Schedule(conversation);
    }

    private async Task RunAsync(ConversationId conversation, PendingTurn pending)
    {
        try
        {
            do
            {
                await SettleAsync(pending);
                await TakeAsync(conversation);
            }
            while (!pending.TryFinish(() => open.TryRemove(conversation, out _)));
        }
        catch (OperationCanceledException) { open.TryRemove(conversation, out _); }
    }

    private async Task SettleAsync(PendingTurn pending)
    {
        while (true)
        {
            var (first, last) = pending.Seen();
            var due = last + options.QuietWindow < first + options.LongestWait ? last + options.QuietWindow : first + options.LongestWait;
            var wait = due - clock.GetUtcNow();
            if (wait <= TimeSpan.Zero) { pending.Begin(); return; }
            await Task.Delay(wait, clock, stopping.Token);
        }
    }

    private async Task TakeAsync(ConversationId conversation)
    {
        while (true)
        {
            try
            {
                await turn().TakeAsync(conversation, stopping.Token);
                return;
            }
            // The store is away: what was accepted waits for it, however long that takes.
            catch (LogUnavailableException) when (!stopping.IsCancellationRequested)
            {
                LogAway(logger);
                await Task.Delay(RetryAfter, clock, stopping.Token);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The container knows it by two names and disposes of both.
        if (stopping.IsCancellationRequested) return;
        await stopping.CancelAsync();
        await Task.WhenAll(open.Values.Select(pending => pending.Run).OfType<Task>());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The conversation log cannot be reached; accepted messages wait for it.")]
    private static partial void LogAway(ILogger logger);
}
