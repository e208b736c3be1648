using SupportBot.Core.Policies.Calendars;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Checking;

/// <summary>Holidays that are decreed year by year and listed for too few years: last days would stop moving off them.</summary>
internal static class EndingHolidays
{
    private const int DaysAhead = 60;

    public static IEnumerable<PolicyFinding> Find(MarketPolicies market, DateOnly today)
    {
        var listed = market.Calendar.Holidays.OfType<ListedHoliday>().SelectMany(holiday => holiday.Days).ToList();
        if (listed.Count == 0 || listed.Max() >= today.AddDays(DaysAhead)) return [];
        return [new PolicyFinding(market.Market, null, FormattableString.Invariant($"the listed holidays end on {listed.Max():yyyy-MM-dd}. Add those of the next year."))];
    }
}
