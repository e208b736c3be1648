using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>What the customer is told, in their language, when a conversation changes hands.</summary>
public sealed class Announcer(ReplyLibrary replies)
{
    public Reply AgentJoined(Conversation conversation, string agentName) =>
        Say(conversation, "agent_joined", Fact.Text("agent", agentName));

    public Reply BackWithTheBot(Conversation conversation) => Say(conversation, "back_with_bot");

    public Reply Closed(Conversation conversation) => Say(conversation, "conversation_closed");

    private Reply Say(Conversation conversation, string key, params IReadOnlyList<Fact> facts)
    {
        var phrases = replies.In(conversation.CurrentLanguage);
        return new Reply(phrases.Say(key, facts), phrases.Language);
    }
}
