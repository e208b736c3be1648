using System.Collections.Concurrent;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns;

namespace SupportBot.Web.Tests.House;

/// <summary>Writes down whom the bot was called to.</summary>
internal sealed class RecordingScheduler : ITurnScheduler
{
    public ConcurrentQueue<ConversationId> Called { get; } = new();

    public void Schedule(ConversationId conversation) => Called.Enqueue(conversation);

    public void Schedule(Acceptance accepted) => Schedule(accepted.Entry!.Conversation);

    public bool Resume(ConversationId conversation) => false;
}
