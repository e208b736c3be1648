using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;

namespace SupportBot.Core.Tests.Conversations;

public sealed class How_a_conversation_folds
{
    private static readonly ConversationId Id = new("c");
    private static readonly HandoffRequest Request = new(HandoffReason.CustomerAsked, Language.English, "US", null, "", default, default);

    [Fact]
    public void A_message_is_owed_an_answer_while_the_bot_owns_it() => Assert.True(Fold(Said).IsOwedAnswer);

    [Fact]
    public void While_it_waits_in_the_queue_the_bot_still_answers()
    {
        var waiting = Fold(new HandoffRequested(Request), Said);
        Assert.Equal((ConversationOwner.Bot, HandoffStatus.Waiting, true), (waiting.Owner, waiting.Handoff, waiting.IsOwedAnswer));
    }

    [Fact]
    public void Once_taken_the_bot_owes_nothing() => Assert.False(Fold(Said, new ConversationTaken("1", "Rina"), Said).IsOwedAnswer);

    [Fact]
    public void What_was_said_to_the_person_is_not_answered_again_after_handing_back() =>
        Assert.False(Fold(new ConversationTaken("1", "Rina"), Said, new HandedBack("1", "Rina")).IsOwedAnswer);

    [Fact]
    public void A_closed_conversation_opens_again_when_the_customer_writes()
    {
        var closed = Fold(Said, new ConversationTaken("1", "Rina"), new ConversationClosed("1", "Rina"));
        Assert.True(closed.IsClosed);
        Assert.True(closed.With(Entry(4, Said)) is { IsClosed: false, IsOwedAnswer: true });
    }

    [Fact]
    public void An_entry_that_is_folded_in_already_changes_nothing()
    {
        var conversation = Fold(Said, new ConversationTaken("1", "Rina"));
        Assert.Equal(conversation, conversation.With(Entry(1, Said)));
    }

    [Fact]
    public void Erased_entries_keep_their_numbers_and_say_nothing() =>
        Assert.Equal((2, false), (Conversation.Fold(Id, [Entry(1, null), Entry(2, null)]).Position, Conversation.Fold(Id, [Entry(1, null)]).IsOwedAnswer));

    private static CustomerSaid Said => new(new CustomerMessage("hello", []));

    private static Conversation Fold(params EntryBody[] bodies) => Conversation.Fold(Id, bodies.Select((body, index) => Entry(index + 1, body)));

    private static LogEntry Entry(long number, EntryBody? body) => new(Id, number, default, Audience.Customer, $"{number}", body);
}
