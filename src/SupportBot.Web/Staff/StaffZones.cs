using SupportBot.Core.Staff;

namespace SupportBot.Web.Staff;

/// <summary>Time zones that a member of staff may choose.</summary>
internal static class StaffZones
{
    public static IEnumerable<string> All => TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(IsPlace).Append("UTC").Order(StringComparer.Ordinal);

    public static bool IsKnown(string? id) => id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out _);

    /// <summary>The first preferences, in the zone that the browser says it is in.</summary>
    public static StaffPreferences Preferences(string? browserZone) =>
        IsKnown(browserZone) ? new StaffPreferences { TimeZone = browserZone! } : new StaffPreferences();

    private static bool IsPlace(string id) => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal);
}
