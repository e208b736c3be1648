using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns;

/// <summary>
/// Lets a burst settle, then takes the turn; one at a time per conversation. What it knows is only a hint: after a crash the log says what is
/// still owed.
/// </summary>
public sealed partial class TurnScheduler(
    Func<CustomerTurn> turn, TurnOptions options, TimeProvider clock, ILogger<TurnScheduler> logger) : ITurnScheduler, IAsyncDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<ConversationId, PendingTurn> open = new();
    // Turns that cannot be taken at all: tried again when the customer writes again, not every second.
    private readonly ConcurrentDictionary<ConversationId, bool> broken = new();
    private readonly CancellationTokenSource stopping = new();

    public void Schedule(ConversationId conversation) => Schedule(conversation, accepted: null);

    public void Schedule(Acceptance accepted) => Schedule(accepted.Entry!.Conversation, accepted);

    // Its customer has waited long enough: no burst is waited for.
    public bool Resume(ConversationId conversation) => !broken.ContainsKey(conversation) && TryBegin(conversation, new PendingTurn(DateTimeOffset.UnixEpoch, came: null));

    /// <summary>Waits until everything that was scheduled is answered.</summary>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        while (open.Values.Select(pending => pending.Run).OfType<Task>().ToList() is { Count: > 0 } running)
            await Task.WhenAll(running).WaitAsync(cancellation);
    }

    private void Schedule(ConversationId conversation, Acceptance? accepted)
    {
        broken.TryRemove(conversation, out _);
        while (!TryBegin(conversation, new PendingTurn(clock.GetUtcNow(), accepted)))
            if (open.TryGetValue(conversation, out var known) && known.Touch(clock.GetUtcNow(), accepted)) return;
    }

    private bool TryBegin(ConversationId conversation, PendingTurn fresh)
    {
        if (!open.TryAdd(conversation, fresh)) return false;
        fresh.Run = Task.Run(() => RunAsync(conversation, fresh));
        return true;
    }

    private async Task RunAsync(ConversationId conversation, PendingTurn pending)
    {
        try
        {
            do
            {
                await SettleAsync(pending);
                await TakeAsync(conversation, pending.Begin());
            }
            while (!pending.TryFinish(() => open.TryRemove(conversation, out _)));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { open.TryRemove(conversation, out _); }
        // What the turn's own edge could not catch, an unreadable log for instance. The conversation must not stay stuck for its next message.
        catch (Exception wrong)
        {
            TurnBroken(logger, wrong.GetType().Name, wrong.StackTrace);
            broken[conversation] = true;
            open.TryRemove(conversation, out _);
        }
    }

    private async Task SettleAsync(PendingTurn pending)
    {
        while (true)
        {
            var (first, last) = pending.Seen();
            var due = last + options.QuietWindow < first + options.LongestWait ? last + options.QuietWindow : first + options.LongestWait;
            var wait = due - clock.GetUtcNow();
            if (wait <= TimeSpan.Zero) return;
            await Task.Delay(wait, clock, stopping.Token);
        }
    }

    private async Task TakeAsync(ConversationId conversation, IReadOnlyList<Acceptance> accepted)
    {
        while (true)
        {
            try
            {
                await turn().TakeAsync(conversation, accepted, stopping.Token);
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

    // Kind and place, never the message: it may quote what the customer wrote.
    [LoggerMessage(Level = LogLevel.Error, Message = "A turn could not be taken at all ({Kind}); the conversation waits for its next message.\n{Place}")]
    private static partial void TurnBroken(ILogger logger, string kind, string? place);
}
