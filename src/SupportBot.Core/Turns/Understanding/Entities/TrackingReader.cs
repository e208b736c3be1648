using System.Text.RegularExpressions;
using SupportBot.Core.Orders;

namespace SupportBot.Core.Turns.Understanding.Entities;

/// <summary>Finds tracking numbers: of posts (UPU S10), of carriers with a form of their own, and long codes that a word for tracking stands before.</summary>
internal static partial class TrackingReader
{
    public static void Read(EntityScan scan, NumberContext context)
    {
        foreach (Match match in Carriers.Matches(scan.Masked)) Take(scan, match);
        foreach (Match match in LongCode.Matches(scan.Masked))
            if (match.Value.Count(char.IsAsciiDigit) >= LeastDigits && context.SaysTrackingBefore(match.Index)) Take(scan, match);
    }

    private const int LeastDigits = 8;

    private static void Take(EntityScan scan, Match match)
    {
        scan.Mention(EntityKind.TrackingNumber, match.Index, match.Index + match.Length, OrderNumber.Normal(match.Value));
        scan.HideAt(match.Index, match.Length);
    }

    // S10: two letters, nine digits, a country. The others: UPS, SF Express, J&T, Shopee Express, JNE, Ninja Van, DHL, Yanwen, Cainiao.
    [GeneratedRegex(@"(?<![0-9a-z])(?:[a-z]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3} ?[a-z]{2}|1z[0-9a-z]{16}|sf[0-9]{12,15}|j[pdxtzo][0-9]{10,13}|spx(?:id|vn|th|my|ph)?[0-9]{9,14}|nv[a-z]{2}[0-9a-z]{9,14}|jjd[0-9]{16,20}|jd[0-9]{16,18}|lp[0-9]{14}|cainiao[0-9]{8,16}|yt[0-9]{13,16}|0034[0-9]{16})(?![0-9a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Carriers { get; }

    [GeneratedRegex(@"(?<![0-9a-z])(?=[0-9a-z\-]{0,24}[0-9])[0-9a-z][0-9a-z\-]{8,28}[0-9a-z](?![0-9a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex LongCode { get; }
}
