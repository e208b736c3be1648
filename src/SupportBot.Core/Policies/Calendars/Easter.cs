namespace SupportBot.Core.Policies.Calendars;

internal static class Easter
{
    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher), on which half of Germany's holidays hang.</summary>
    public static DateOnly Sunday(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var day = epact + weekday - (7 * correction) + 114;
        return new DateOnly(year, day / 31, (day % 31) + 1);
    }
}
