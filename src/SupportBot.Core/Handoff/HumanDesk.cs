using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Core.Handoff;

public enum DeskResult { Done, AlreadyTaken, NotYours, Closed, Unknown }

/// <summary>A member of staff who acts.</summary>
public sealed record StaffMember(string Id, string DisplayName);

/// <summary>
/// What a human agent can do with a conversation. One owner at a time: of many who take it at once, exactly one has it afterwards.
/// </summary>
public sealed class HumanDesk(IConversationLog log, ConversationStates states, IConversationFeed feed, Announcer announcer)
{
    /// <summary>Takes a conversation, from the queue or from the bot. The customer is told who is there.</summary>
    public Task<DeskResult> TakeAsync(ConversationId id, StaffMember who, CancellationToken cancellation) =>
        ActAsync(id, conversation => conversation.Owner == ConversationOwner.HumanAgent
            ? conversation.AgentId == who.Id ? Refuse(DeskResult.Done) : Refuse(DeskResult.AlreadyTaken)
            : Do(new ConversationTaken(who.Id, who.DisplayName), announcer.AgentJoined(conversation, who.DisplayName)), cancellation);

    /// <summary>Writes to the customer. Only the owner may. A repeat of <paramref name="clientActivityId"/> is not said twice.</summary>
    public Task<DeskResult> SayAsync(ConversationId id, StaffMember who, string text, string? clientActivityId, CancellationToken cancellation) =>
        ActAsync(id, conversation => Owned(conversation, who) ??
            new Act([new NewEntry(Audience.Customer, new AgentSaid(who.Id, who.DisplayName, text), clientActivityId)]), cancellation);

    /// <summary>Adds a note that only staff read. Anyone of the staff may.</summary>
    public Task<DeskResult> NoteAsync(ConversationId id, StaffMember who, string text, CancellationToken cancellation) =>
        ActAsync(id, _ => new Act([new NewEntry(Audience.Staff, new NoteAdded(who.Id, who.DisplayName, text))]), cancellation);

    public Task<DeskResult> HandBackAsync(ConversationId id, StaffMember who, CancellationToken cancellation) =>
        ActAsync(id, conversation => Owned(conversation, who) ??
            Do(new HandedBack(who.Id, who.DisplayName), announcer.BackWithTheBot(conversation)), cancellation);

    public Task<DeskResult> CloseAsync(ConversationId id, StaffMember who, CancellationToken cancellation) =>
        ActAsync(id, conversation => Owned(conversation, who) ??
            Do(new ConversationClosed(who.Id, who.DisplayName), announcer.Closed(conversation)), cancellation);

    private static Act? Owned(Conversation conversation, StaffMember who) => conversation switch
    {
        { IsClosed: true } => Refuse(DeskResult.Closed),
        { Owner: ConversationOwner.HumanAgent } when conversation.AgentId == who.Id => null,
        _ => Refuse(DeskResult.NotYours),
    };

    // Read, decide, append only if nothing came between: the store's numbers decide races, no lock does.
    private async Task<DeskResult> ActAsync(ConversationId id, Func<Conversation, Act> decide, CancellationToken cancellation)
    {
        while (true)
        {
            var conversation = await states.LoadAsync(id, cancellation);
            if (conversation.Position == 0) return DeskResult.Unknown;
            var act = decide(conversation);
            if (act.Entries.Count == 0) return act.Refusal;
            var appended = await log.TryAppendAsync(id, conversation.Position, act.Entries, cancellation);
            if (appended is null) continue;
            await states.SaveAsync(conversation, appended, cancellation);
            feed.Publish(FeedSignal.Of(appended));
            return DeskResult.Done;
        }
    }

    private static Act Do(EntryBody staffEntry, Reply toCustomer) =>
        new([new NewEntry(Audience.Staff, staffEntry), new NewEntry(Audience.Customer, new BotSaid(toCustomer))]);

    private static Act Refuse(DeskResult result) => new([], result);

    private sealed record Act(IReadOnlyList<NewEntry> Entries, DeskResult Refusal = DeskResult.Done);
}
