using SupportBot.Core.Policies.Calendars;

namespace SupportBot.Core.Policies;

/// <summary>When the merchant's people answer in a market, and how soon they promise to.</summary>
/// <param name="From">Since midnight, on the wall clock of the calendar's zone.</param>
/// <param name="To">The same; 24 hours for the end of the day.</param>
public sealed record ServiceHours(
    MarketCalendar Calendar, IReadOnlySet<DayOfWeek> Days, TimeSpan From, TimeSpan To, bool ClosedOnHolidays, TimeSpan FirstAnswerWithin)
{
    /// <summary>For a merchant who names no hours: a day for an answer, whenever it is asked, so that the queue has an order.</summary>
    internal static ServiceHours Unsaid { get; } = new(
        new MarketCalendar(TimeZoneInfo.Utc, null, new HashSet<DayOfWeek>(), []), Enum.GetValues<DayOfWeek>().ToHashSet(),
        TimeSpan.Zero, TimeSpan.FromDays(1), ClosedOnHolidays: false, FirstAnswerWithin: TimeSpan.FromDays(1));

    public bool IsOpenAt(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Calendar.Zone);
        return IsOpenOn(DateOnly.FromDateTime(local.DateTime)) && From <= local.TimeOfDay && local.TimeOfDay < To;
    }

    /// <summary>The next time somebody is there: <paramref name="now"/> itself while it is open.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset now)
    {
        if (IsOpenAt(now)) return now;
        var day = Calendar.DayOf(now);
        while (!IsOpenOn(day) || Calendar.At(day, From) <= now) day = day.AddDays(1);
        return Calendar.At(day, From);
    }

    /// <summary>When a first answer to something asked now is due.</summary>
    public DateTimeOffset FirstAnswerDue(DateTimeOffset now) => NextOpening(now) + FirstAnswerWithin;

    private bool IsOpenOn(DateOnly day) => Days.Contains(day.DayOfWeek) && !(ClosedOnHolidays && Calendar.IsHoliday(day));
}
