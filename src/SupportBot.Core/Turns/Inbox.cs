using SupportBot.Core.Conversations;
using SupportBot.Core.Nodes;
using SupportBot.Core.Telemetry;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns;

/// <summary>The only way in for what customers say, whatever the door. What it has accepted is durable and will be answered.</summary>
public sealed class Inbox(IConversationLog log, ConversationStates states, IConversationFeed feed, ITurnScheduler turns, Greeter greeter, NodeName node)
{
    /// <summary>Begins a conversation with its greeting. False when it had begun before: then nothing happens.</summary>
    /// <exception cref="LogUnavailableException"/>
    public async Task<bool> StartAsync(ConversationId id, ConversationStarted start, CancellationToken cancellation)
    {
        NewEntry[] entries = [new(Audience.Staff, start), new(Audience.Customer, new BotSaid(greeter.Greet(start)))];
        var appended = await log.TryAppendAsync(id, expectedLast: 0, entries, cancellation);
        if (appended is null) return false;
        feed.Publish(FeedSignal.Of(appended));
        return true;
    }

    /// <summary>Accepts a message, if the conversation is open. A repeat of <paramref name="clientActivityId"/> answers the entry of the first time.</summary>
    /// <exception cref="LogUnavailableException"/>
    public async Task<Acceptance> AcceptAsync(ConversationId id, CustomerMessage message, string? clientActivityId, CancellationToken cancellation)
    {
        var lap = Lap.Begin();
        try
        {
            var accepted = await AppendAsync(id, new CustomerSaid(message, node.Value), clientActivityId, cancellation);
            if (accepted.Entry is null) return accepted;
            BotMeter.MessageAccepted(lap.Elapsed);
            turns.Schedule(accepted);
            return accepted;
        }
        catch (LogUnavailableException)
        {
            BotMeter.MessageRefused(lap.Elapsed);
            throw;
        }
    }

    /// <summary>The same for an event of the page that needs no answer.</summary>
    /// <exception cref="LogUnavailableException"/>
    public Task<Acceptance> AcceptAsync(ConversationId id, CustomerSignalled signal, string? clientActivityId, CancellationToken cancellation) =>
        AppendAsync(id, signal, clientActivityId, cancellation);

    /// <summary>The conversation as it is now; position 0 when it has not begun.</summary>
    public Task<Conversation> FindAsync(ConversationId id, CancellationToken cancellation) => states.LoadAsync(id, cancellation);

    private async Task<Acceptance> AppendAsync(ConversationId id, EntryBody body, string? clientActivityId, CancellationToken cancellation)
    {
        var accepted = await log.AcceptAsync(id, new NewEntry(Audience.Customer, body, clientActivityId), cancellation);
        if (accepted.Entry is { } entry) feed.Publish(FeedSignal.Of([entry]));
        return accepted;
    }
}
