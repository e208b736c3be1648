using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns;

/// <summary>Sees to it that a conversation's open messages are answered: soon, together, one turn at a time. Never blocks, never throws.</summary>
public interface ITurnScheduler
{
    void Schedule(ConversationId conversation);

    /// <summary>The same for a message that was just appended.</summary>
    void Schedule(Acceptance accepted);

    /// <summary>The same for what was accepted earlier, unless it is being answered already; false then.</summary>
    bool Resume(ConversationId conversation);
}
