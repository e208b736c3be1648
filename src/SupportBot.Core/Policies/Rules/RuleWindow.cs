using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Calendars;

namespace SupportBot.Core.Policies.Rules;

/// <summary>What a period counts from.</summary>
public enum WindowStart { Receipt, OrderPlaced, ExpectedDelivery }

/// <summary>A length as laws write it: 14 days, 12 months, 2 years.</summary>
public readonly record struct Period(int Years, int Months, DayCount Days)
{
    public DateOnly After(DateOnly day, MarketCalendar calendar) => calendar.Add(day.AddYears(Years).AddMonths(Months), Days);
}

/// <summary>The time in which a right can be used.</summary>
/// <param name="MovesOffRestDays">A last day on a rest day or holiday moves to the next working day.</param>
/// <param name="LongerIfNotTold">Added when the buyer was not told of the right.</param>
public sealed record RuleWindow(Period Length, WindowStart From, bool MovesOffRestDays = false, Period? LongerIfNotTold = null)
{
    /// <summary>The first day is day one (Japan); everywhere else it is not counted.</summary>
    public bool FirstDayCounts { get; init; }
    /// <summary>The right is there from the contract on: it can be used before anything has arrived.</summary>
    public bool BeforeReceipt { get; init; }
    /// <summary>The law names no figure. <see cref="Length"/> is then how long the shop says yes without asking a person.</summary>
    public bool IsReasonableTime { get; init; }
    /// <summary>The length that holds instead of <see cref="Length"/> when the buyer was not told of the right (Russia's three months).</summary>
    public Period? InsteadIfNotTold { get; init; }

    /// <summary>Null while it has not begun.</summary>
    public DateOnly? LastDay(Order order, MarketCalendar calendar) =>
        FirstDay(order, calendar) is { } first ? LastDay(first, order.Terms.ToldOfWithdrawal, calendar) : null;

    private DateOnly LastDay(DateOnly first, bool told, MarketCalendar calendar)
    {
        var length = told ? Length : InsteadIfNotTold ?? Length;
        var last = length.After(FirstDayCounts ? first.AddDays(-1) : first, calendar);
        if (!told && LongerIfNotTold is { } longer) last = longer.After(last, calendar);
        return MovesOffRestDays ? calendar.OffRestDays(last) : last;
    }

    private DateOnly? FirstDay(Order order, MarketCalendar calendar) => From switch
    {
        WindowStart.OrderPlaced => calendar.DayOf(order.PlacedAt),
        WindowStart.ExpectedDelivery => order.Parcels.Max(parcel => parcel.ExpectedOn) ?? Day(order.DeliveredAt, calendar),
        WindowStart.Receipt => Day(order.DeliveredAt, calendar),
    };

    private static DateOnly? Day(DateTimeOffset? moment, MarketCalendar calendar) => moment is { } known ? calendar.DayOf(known) : null;
}
