using System.Globalization;
using SupportBot.Core.Policies.Calendars;

namespace SupportBot.Core.Policies.Reading;

/// <summary>Reads a market's zone, rest days and holidays.</summary>
internal static class CalendarReader
{
    public static MarketCalendar Read(YamlSection law) =>
        new(Zone(law, "time_zone"), null, law.Choices<DayOfWeek>("rest_days").ToHashSet(), [.. law.Sections("holidays").Select(ReadHoliday)]);

    public static TimeZoneInfo Zone(YamlSection section, string key)
    {
        var name = section.RequiredText(key, "Write an IANA zone, for instance Europe/Berlin.");
        return name.Length == 0 ? TimeZoneInfo.Utc : ZoneOf(name, section);
    }

    public static Dictionary<string, TimeZoneInfo> RegionZones(YamlSection law)
    {
        if (law.Section("time_zones_by_region") is not { } section) return [];
        return section.NamedTexts().ToDictionary(entry => entry.Key, entry => ZoneOf(entry.Value, section));
    }

    private static TimeZoneInfo ZoneOf(string name, YamlSection section)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone;
        section.Note($"'{name}' is no time zone known here. Write an IANA zone, for instance Europe/Berlin.");
        return TimeZoneInfo.Utc;
    }

    private static Holiday ReadHoliday(YamlSection section)
    {
        var name = section.RequiredText("name", "Call the holiday as people there do.");
        var regions = section.Words("regions");
        var holiday = ReadDay(section, name, regions);
        section.Close();
        return holiday;
    }

    private static Holiday ReadDay(YamlSection section, string name, IReadOnlyList<string> regions)
    {
        if (section.Has("easter")) return new EasterHoliday(name, regions, section.Number("easter") ?? 0);
        if (section.Has("nth")) return ReadWeekday(section, name, regions);
        if (section.Has("on")) return new ListedHoliday(name, regions, section.Dates("on").ToHashSet());
        var yearly = section.RequiredText("every", "Say when: 'every: 12-25', 'easter: -2', 'on: [2026-02-17]' or 'nth: 3' with 'weekday' and 'month'.");
        var known = DateOnly.TryParseExact($"2024-{yearly}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        if (!known && yearly.Length > 0) section.Note($"'every' of holiday '{name}' is '{yearly}'. Write month and day: 12-25.");
        return new FixedHoliday(name, regions, day.Month, day.Day);
    }

    private static WeekdayHoliday ReadWeekday(YamlSection section, string name, IReadOnlyList<string> regions)
    {
        var (nth, month) = (section.Number("nth") ?? 0, section.Number("month") ?? 0);
        if (nth is not (-1 or >= 1 and <= 5) || month is < 1 or > 12)
            section.Note($"holiday '{name}' needs 'nth' (1 to 5, or -1 for the last) and 'month' (1 to 12).");
        return new WeekdayHoliday(name, regions, nth, section.RequiredChoice<DayOfWeek>("weekday"), month);
    }
}
