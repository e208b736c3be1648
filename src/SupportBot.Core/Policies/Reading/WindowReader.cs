using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Reading;

/// <summary>Reads lengths of time: <c>{ days: 14, count: calendar, starts: receipt }</c>, <c>{ years: 2 }</c>.</summary>
internal static class WindowReader
{
    public static RuleWindow Read(YamlSection rule)
    {
        if (rule.RequiredSection("window", "Say how long: 'window: { days: 14 }' or '{ years: 2 }'.") is not { } section)
            return new RuleWindow(default, WindowStart.Receipt);
        var reasonable = section.Flag("reasonable_time");
        var window = new RuleWindow(
            reasonable ? ReadPeriod(section, "judged_after", "Say from when a person judges: 'judged_after: { months: 6 }'.") : ReadPeriod(section),
            section.Choice("starts", WindowStart.Receipt), section.Flag("last_day_moves_off_rest_days"), ReadPeriodOf(section, "longer_if_not_told"))
        {
            FirstDayCounts = section.Flag("first_day_counts"),
            BeforeReceipt = section.Flag("before_receipt"),
            IsReasonableTime = reasonable,
            InsteadIfNotTold = ReadPeriodOf(section, "if_not_told"),
        };
        return Closed(section, window);
    }

    /// <summary>Null when there is no such key.</summary>
    public static RefundDeadline? ReadDeadline(YamlSection rule, string key)
    {
        if (rule.Section(key) is not { } section) return null;
        // None at all is a law's "at once".
        var deadline = new RefundDeadline(ReadDays(section, least: 0), section.RequiredChoice<RefundStart>("starts"));
        return Closed(section, deadline);
    }

    public static DayCount ReadDays(YamlSection section, int least = 1)
    {
        var days = section.Number("days");
        if (days is null || days < least) section.Note($"{section.About} needs 'days', at least {least}.");
        return new DayCount(days ?? 0, section.Choice("count", DayKind.Calendar));
    }

    public static DayRange? ReadRange(YamlSection rule, string key)
    {
        if (rule.Section(key) is not { } section) return null;
        var range = new DayRange(section.Number("from") ?? -1, section.Number("to") ?? -1, section.Choice("count", DayKind.Calendar));
        if (range.From < 0 || range.To < range.From) section.Note($"{section.About} needs 'from' and 'to' in days, the smaller first.");
        return Closed(section, range);
    }

    /// <summary>Null when there is no such key.</summary>
    public static Period? ReadPeriodOf(YamlSection section, string key) =>
        section.Section(key) is { } length ? Closed(length, ReadPeriod(length)) : null;

    private static Period ReadPeriod(YamlSection section, string key, string hint) =>
        section.RequiredSection(key, hint) is { } length ? Closed(length, ReadPeriod(length)) : default;

    private static Period ReadPeriod(YamlSection section)
    {
        var period = new Period(
            section.Number("years") ?? 0, section.Number("months") ?? 0,
            new DayCount(section.Number("days") ?? 0, section.Choice("count", DayKind.Calendar)));
        if (period is not { Years: >= 0, Months: >= 0, Days.Days: >= 0 } || period == default)
            section.Note($"{section.About} has no length. Write 'days', 'months' or 'years', none of them negative.");
        return period;
    }

    private static T Closed<T>(YamlSection section, T value)
    {
        section.Close();
        return value;
    }
}
