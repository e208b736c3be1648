using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Core.Returns;

/// <summary>Numbers for returns: <c>RMA-ID-7K3M9Q2A</c>. Letters and digits that are hard to confuse when read aloud (no I, L, O, U).</summary>
public static class Rma
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 8;

    /// <summary>The number that belongs to a confirmation: always the same for the same key.</summary>
    public static string From(string confirmationKey, string market)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("rma/" + confirmationKey));
        return $"RMA-{market}-{string.Concat(hash.Take(Length).Select(part => Alphabet[part % Alphabet.Length]))}";
    }
}
