using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>The first line of a conversation: that it is a machine, what is kept and for how long, how to reach a person.</summary>
public sealed class Greeter(ReplyLibrary replies)
{
    public Reply Greet(ConversationStarted start)
    {
        var phrases = replies.In(start.PageLanguage);
        return new Reply(phrases.Say("greeting"), phrases.Language);
    }
}
