using System.Security.Cryptography;

namespace SupportBot.Web.Shared;

/// <summary>The random value that marks this response's own scripts.</summary>
internal sealed class CspNonce
{
    public string Value { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
}
