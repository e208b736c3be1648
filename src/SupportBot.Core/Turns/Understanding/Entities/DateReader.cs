using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportBot.Core.Turns.Understanding.Entities;

/// <summary>Finds dates in figures. Normal form: ISO 8601 where year, month and day are told and cannot be taken for each other; otherwise as typed.</summary>
internal static partial class DateReader
{
    private const int Century = 2000;

    public static void Read(EntityScan scan)
    {
        foreach (Match match in Figures.Matches(scan.Masked)) scan.Mention(EntityKind.Date, match.Index, match.Index + match.Length, Normal(match));
    }

    private static string Normal(Match match)
    {
        if (match.Groups["year"].Success) return Iso(match, "year", "month", "day") ?? match.Value;
        var (first, second) = (Number(match, "first"), Number(match, "second"));
        // 3/4 is March in the one country and April in the other; 13/4 is the same day everywhere.
        if (first > 12 || match.Value.Contains('.', StringComparison.Ordinal)) return Iso(match, "late", "second", "first") ?? match.Value;
        return second > 12 || first == second ? Iso(match, "late", "first", "second") ?? match.Value : match.Value;
    }

    private static string? Iso(Match match, string year, string month, string day)
    {
        var (y, m, d) = (Number(match, year), Number(match, month), Number(match, day));
        if (y < 100) y += Century;
        return y is >= 1990 and < 2100 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d).ToString("O", CultureInfo.InvariantCulture) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![0-9]|[0-9][-.])(?:(?<year>[0-9]{4}) ?[-/.年] ?(?<month>[0-9]{1,2}) ?[-/.月] ?(?<day>[0-9]{1,2})日?|(?<first>[0-9]{1,2})[-/.] ?(?<second>[0-9]{1,2})[-/.] ?(?<late>[0-9]{4}|[0-9]{2}))(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Figures { get; }
}
