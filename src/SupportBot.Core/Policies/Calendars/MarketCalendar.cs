namespace SupportBot.Core.Policies.Calendars;

/// <summary>How one market, seen from one region of it, counts days.</summary>
/// <param name="RestDays">Days of the week off which a period's last day moves, and that are no business days.</param>
public sealed record MarketCalendar(TimeZoneInfo Zone, string? Region, IReadOnlySet<DayOfWeek> RestDays, IReadOnlyList<Holiday> Holidays)
{
    /// <summary>The calendar day of a moment, as the buyer's clock shows it.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    public bool IsHoliday(DateOnly day) => Holidays.Any(holiday => holiday.IsKeptIn(Region) && holiday.FallsOn(day));

    public bool IsWorkingDay(DateOnly day) => !RestDays.Contains(day.DayOfWeek) && !IsHoliday(day);

    /// <summary>The day itself, or the next working day after it.</summary>
    public DateOnly OffRestDays(DateOnly day)
    {
        while (!IsWorkingDay(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The last of so many days; the first day itself is not counted.</summary>
    public DateOnly Add(DateOnly first, DayCount count) =>
        count.Kind == DayKind.Calendar ? first.AddDays(count.Days) : AddBusinessDays(first, count.Days);

    private DateOnly AddBusinessDays(DateOnly day, int count)
    {
        for (var left = count; left > 0; left--) day = OffRestDays(day.AddDays(1));
        return day;
    }

    /// <summary>The moment at which a wall clock of the zone shows this; a time that a clock change skips is the first one after it.</summary>
    public DateTimeOffset At(DateOnly day, TimeSpan time)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + time;
        while (Zone.IsInvalidTime(local)) local += TimeSpan.FromMinutes(30);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }
}
