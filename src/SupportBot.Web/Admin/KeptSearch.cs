using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SupportBot.Web.Admin;

/// <summary>
/// Lets a search for words be turned over page by page without its words standing in an address: the address carries them encrypted, for
/// one member of staff and one hour.
/// </summary>
internal sealed class KeptSearch(IDataProtectionProvider protection)
{
    public const int LongestText = 200;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public string Keep(string staffId, string text) => For(staffId).Protect(text, Lifetime);

    /// <summary>The words, or null when the address is not ours, somebody else's or too old.</summary>
    public string? Find(string staffId, string? kept)
    {
        if (string.IsNullOrEmpty(kept)) return null;
        try { return For(staffId).Unprotect(kept); }
        catch (CryptographicException) { return null; }
    }

    private ITimeLimitedDataProtector For(string staffId) => protection.CreateProtector("transcript-search", staffId).ToTimeLimitedDataProtector();
}
