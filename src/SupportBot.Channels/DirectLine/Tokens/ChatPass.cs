using SupportBot.Core.Conversations;

namespace SupportBot.Channels.DirectLine.Tokens;

/// <summary>What a token can be used for; one kind never stands in for another.</summary>
internal enum TokenKind { Rest, Stream, File, Resume }

/// <summary>Who a chat token speaks for: one visitor in one conversation, on the page it was given to.</summary>
/// <param name="UserId">Begins with <c>dl_</c> and cannot be guessed.</param>
/// <param name="Origin">The page's origin, or null when no browser asked.</param>
/// <param name="FileId">Only in a file link.</param>
internal sealed record ChatPass(
    ConversationId Conversation, string UserId, string Shop, string? Market = null, string? Locale = null, string? Origin = null, string? FileId = null);
