using SupportBot.Core.Policies.Calendars;

namespace SupportBot.Core.Policies.Reading;

internal static class ServiceReader
{
    /// <summary>For hours that belong to no market: a zone of their own, and no holidays.</summary>
    public static MarketCalendar PlainCalendar(YamlSection section) =>
        new(CalendarReader.Zone(section, "time_zone"), null, new HashSet<DayOfWeek>(), []);

    public static ServiceHours Read(YamlSection section, MarketCalendar calendar)
    {
        var zone = section.Has("time_zone") ? CalendarReader.Zone(section, "time_zone") : calendar.Zone;
        var (from, to) = (section.TimeOfDay("from") ?? default, section.TimeOfDay("to") ?? default);
        var (days, minutes) = (section.Choices<DayOfWeek>("days").ToHashSet(), section.Number("first_answer_minutes") ?? 0);
        if (to <= from) section.Note($"{section.About} needs 'from' before 'to', for instance \"09:00\" and \"18:00\".");
        if (days.Count == 0) section.Note($"{section.About} names no 'days' on which somebody is there.");
        if (minutes < 1) section.Note($"{section.About} needs 'first_answer_minutes': how soon people promise to answer.");
        var hours = new ServiceHours(
            calendar with { Zone = zone }, days, from, to, section.Flag("closed_on_holidays"), TimeSpan.FromMinutes(minutes));
        section.Close();
        return hours;
    }
}
