using System.Buffers.Text;
using System.Security.Cryptography;

namespace SupportBot.Core.Conversations;

/// <summary>Names one conversation: 256 random bits in base64url, so it cannot be guessed. The server picks it, never a client.</summary>
public readonly record struct ConversationId(string Value)
{
    public static ConversationId New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    public override string ToString() => Value;
}
