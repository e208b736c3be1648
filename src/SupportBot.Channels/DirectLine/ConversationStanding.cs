using SupportBot.Core.Conversations;

namespace SupportBot.Channels.DirectLine;

/// <summary>What tokens are still worth in a conversation: closing and erasing revoke them.</summary>
internal static class ConversationStanding
{
    /// <summary>Its first entry's body is gone: someone asked for it to be forgotten.</summary>
    public static bool IsErased(this Conversation conversation) => conversation is { Position: > 0, Start: null };

    public static bool IsOpenToTokens(this Conversation conversation) => !conversation.IsClosed && !conversation.IsErased();
}
