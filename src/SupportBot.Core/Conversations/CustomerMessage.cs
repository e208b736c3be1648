namespace SupportBot.Core.Conversations;

/// <summary>What the customer said, whatever the channel.</summary>
/// <param name="Text">As typed; may be empty when files came without words.</param>
/// <param name="Locale">The page's locale when it was sent.</param>
/// <param name="RawActivity">The channel's own JSON, echoed back to the customer's other tabs. Null where the channel has no echo.</param>
public sealed record CustomerMessage(
    string Text, IReadOnlyList<MessageAttachment> Attachments, string? Locale = null, string? RawActivity = null);

/// <param name="FileId">Random name in the file store.</param>
/// <param name="Name">As the customer called it: shown as text only, never used as a path.</param>
/// <param name="Size">In bytes.</param>
public sealed record MessageAttachment(string FileId, string Name, string ContentType, long Size);
