namespace SupportBot.Core.Policies.Calendars;

/// <summary>A day on which a market rests.</summary>
/// <param name="Regions">Where it is kept (<c>DE-BY</c>); empty for the whole country.</param>
public abstract record Holiday(string Name, IReadOnlyList<string> Regions)
{
    public abstract bool FallsOn(DateOnly day);

    public bool IsKeptIn(string? region) => Regions.Count == 0 || (region is not null && Regions.Contains(region));
}

/// <summary>The same day every year.</summary>
public sealed record FixedHoliday(string Name, IReadOnlyList<string> Regions, int Month, int Day) : Holiday(Name, Regions)
{
    public override bool FallsOn(DateOnly day) => day.Month == Month && day.Day == Day;
}

/// <summary>So many days after Easter Sunday (before it when negative).</summary>
public sealed record EasterHoliday(string Name, IReadOnlyList<string> Regions, int Offset) : Holiday(Name, Regions)
{
    public override bool FallsOn(DateOnly day) => Easter.Sunday(day.Year).AddDays(Offset) == day;
}

/// <summary>The first, second … such weekday of a month; the last one when <paramref name="Nth"/> is -1.</summary>
public sealed record WeekdayHoliday(string Name, IReadOnlyList<string> Regions, int Nth, DayOfWeek Weekday, int Month) : Holiday(Name, Regions)
{
    public override bool FallsOn(DateOnly day) =>
        day.Month == Month && day.DayOfWeek == Weekday && (Nth > 0 ? (day.Day + 6) / 7 == Nth : day.AddDays(7).Month != Month);
}

/// <summary>Days named one by one, where the year's calendar is decreed (lunar feasts).</summary>
public sealed record ListedHoliday(string Name, IReadOnlyList<string> Regions, IReadOnlySet<DateOnly> Days) : Holiday(Name, Regions)
{
    public override bool FallsOn(DateOnly day) => Days.Contains(day);
}
