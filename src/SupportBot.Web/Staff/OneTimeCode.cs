using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Web.Staff;

/// <summary>A code that is shown once, typed once and kept only as a hash. 100 random bits, in letters that are not confused.</summary>
internal static class OneTimeCode
{
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Groups = 4, GroupLength = 5;

    public static string New() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength)));

    /// <summary>The code is random, so a plain hash is enough: there is nothing to guess from.</summary>
    public static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Normal(code))));

    public static bool Matches(string typed, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(typed)), Encoding.ASCII.GetBytes(hash));

    private static string Normal(string typed) => string.Concat(typed.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));
}
