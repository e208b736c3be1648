using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Guarding;
using SupportBot.Core.Turns.Replying;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Turns;

/// <summary>The answer of a turn that could not be taken: an honest word, and a person. Rests on nothing that could have failed.</summary>
public sealed class TurnFailure(ReplyLibrary replies, TimeProvider clock)
{
    public TurnAnswer Answer(Conversation conversation, Burst burst)
    {
        var reply = new Reply(replies.In(conversation.CurrentLanguage).Say("turn_failed"), conversation.CurrentLanguage);
        var now = clock.GetUtcNow();
        var request = new HandoffRequest(HandoffReason.TurnFailed, conversation.CurrentLanguage, conversation.Start?.Market,
            conversation.Dialogue.Proof?.OrderNumber, "The bot could not answer; the customer was told that a person will.", now, now);
        var record = new TurnRecord(burst.From, burst.To, TurnOutcome.HandedOff, UnderstoodMessage.Nothing, null, ["turn_failed"], reply.Text, GuardVerdict.Clean,
            conversation.Dialogue, new Dictionary<string, double>());
        return new TurnAnswer(
            [new(Audience.Customer, new BotSaid(reply)), new(Audience.Staff, new TurnTaken(record)), new(Audience.Staff, new HandoffRequested(request))],
            TurnOutcome.HandedOff);
    }
}
