using System.Diagnostics;
using Microsoft.Extensions.Logging;
using SupportBot.Core.Conversations;
using SupportBot.Core.Nodes;
using SupportBot.Core.Telemetry;

namespace SupportBot.Core.Turns;

/// <summary>
/// One turn: what was accepted is understood, decided, drafted, guarded and replied to, and all of it is appended at once. If the log has grown
/// meanwhile (the customer went on, a person took over) nothing is said, and the turn begins again with what is true now.
/// </summary>
public sealed partial class CustomerTurn(
    IConversationLog log, ConversationStates states, IConversationFeed feed, NodeWatch nodes, TurnRoad road, TurnFailure failure, TurnMetrics metrics,
    TurnOptions options, TimeProvider clock, ILogger<CustomerTurn> logger)
{
    // An answer that is there at once needs no dots before it.
    private static readonly TimeSpan Noticeable = TimeSpan.FromMilliseconds(300);

    /// <summary>Null when nothing was owed here: it is answered, or another node answers it.</summary>
    /// <param name="accepted">What this node has just appended of the conversation, if anything.</param>
    public async Task<TurnOutcome?> TakeAsync(ConversationId id, IReadOnlyList<Acceptance> accepted, CancellationToken cancellation)
    {
        using var span = BotTrace.Turn();
        var lap = Lap.Begin();
        while (true)
        {
            var conversation = await states.LoadAsync(id, accepted, cancellation);
            accepted = [];
            if (conversation.Owner == ConversationOwner.HumanAgent) return Leave(conversation, span, lap);
            if (!conversation.IsOwedAnswer || nodes.LeavesToOther(conversation.AcceptedBy)) return null;
            var burst = Burst.Of(conversation.Unanswered);
            var answer = await AnswerAsync(conversation, burst, cancellation);
            if (answer is null || await log.TryAppendAsync(id, conversation.Position, answer.Entries, cancellation) is not { } appended) continue;
            await states.SaveAsync(conversation, appended, cancellation);
            feed.Publish(FeedSignal.Of(appended));
            metrics.Answered(conversation, answer, span, lap.Elapsed, appended[^1].At - burst.At);
            return answer.Outcome;
        }
    }

    private TurnOutcome Leave(Conversation conversation, Activity? span, Lap lap)
    {
        metrics.LeftToHuman(conversation, span, lap.Elapsed);
        return TurnOutcome.LeftToHuman;
    }

    /// <summary>Null when the log has grown meanwhile.</summary>
    private async Task<TurnAnswer?> AnswerAsync(Conversation conversation, Burst burst, CancellationToken cancellation)
    {
        using var budget = new CancellationTokenSource(options.Budget, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellation);
        using var dots = clock.CreateTimer(_ => feed.Publish(new FeedSignal(conversation.Id, FeedSignalKind.BotTyping)), null, Noticeable, Timeout.InfiniteTimeSpan);
        try
        {
            return await road.TravelAsync(conversation, burst, both.Token);
        }
        catch (LogHasGrownException)
        {
            return null;
        }
        // The turn's edge: whatever went wrong inside, the customer gets an honest word and a person.
        catch (Exception wrong) when (wrong is not LogUnavailableException && !cancellation.IsCancellationRequested)
        {
            BotTrace.Failed(Activity.Current, wrong);
            TurnFailed(logger, wrong.GetType().Name, wrong.StackTrace);
            return failure.Answer(conversation, burst);
        }
    }

    // Kind and place, never the message: it may quote what the customer wrote.
    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed with {Kind}; the conversation is handed to a person.\n{Place}")]
    private static partial void TurnFailed(ILogger logger, string kind, string? place);
}

/// <summary>What a turn appends to the log, and how it ended.</summary>
public sealed record TurnAnswer(IReadOnlyList<NewEntry> Entries, TurnOutcome Outcome);
