using SupportBot.Core.Conversations;
using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>The first line of a conversation: that it is a machine, what is kept and for how long, how to reach a person.</summary>
public sealed class Greeter(ReplyLibrary replies, Menu menu, RetentionOptions retention, PolicyLibrary policies, TimeProvider clock)
{
    public Reply Greet(ConversationStarted start)
    {
        var phrases = replies.In(start.PageLanguage);
        var kept = Fact.Days("days", new DayCount(retention.Days, DayKind.Calendar));
        return new Reply(phrases.Say("greeting", kept), phrases.Language, menu.Choices(phrases.Language, WithdrawalFunction.IsOwed(policies, order: null, start.Market, clock.GetUtcNow())), []);
    }
}
