using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Calendars;

namespace SupportBot.Core.Returns;

/// <summary>What runs out in a case. <c>SellerDecides</c>: the platform's clock, after which silence is a yes.</summary>
public enum CaseDeadlineKind { SellerDecides, CustomerSends, SellerCollects, RefundDue, PlatformCaseEnds }

/// <param name="At">In the case's own zone; a day ends with its last second.</param>
public sealed record CaseDeadline(CaseDeadlineKind Kind, DateTimeOffset At)
{
    public bool IsSellers => Kind is CaseDeadlineKind.SellerDecides or CaseDeadlineKind.SellerCollects or CaseDeadlineKind.RefundDue;
}

/// <summary>The clocks of an open case, by what was promised in its decision and by the days of its market. Pure.</summary>
public static class CaseClock
{
    private static readonly TimeSpan EndOfDay = new(23, 59, 59);

    /// <summary>Everything that still runs, or has run out unmet, soonest first; empty for a case that is over.</summary>
    public static IReadOnlyList<CaseDeadline> Of(AfterSalesCase known, PolicyLibrary library)
    {
        if (!known.IsOpen) return [];
        var calendar = CalendarOf(known, library);
        CaseDeadline?[] all = [SellerDecides(known), Sending(known, calendar), RefundDue(known, calendar), PlatformCaseEnds(known, calendar)];
        return [.. all.OfType<CaseDeadline>().OrderBy(deadline => deadline.At)];
    }

    /// <summary>The next thing to look at: a deadline that only the customer has missed does not hide the seller's own.</summary>
    public static CaseDeadline? Next(AfterSalesCase known, PolicyLibrary library, DateTimeOffset now)
    {
        var all = Of(known, library);
        return all.FirstOrDefault(deadline => deadline.IsSellers || deadline.At >= now) ?? (all.Count > 0 ? all[^1] : null);
    }

    private static CaseDeadline? SellerDecides(AfterSalesCase known) =>
        known is { Status: CaseStatus.Requested, Decision.SellerMustDecideBy: { } by } ? new CaseDeadline(CaseDeadlineKind.SellerDecides, by) : null;

    // Either the customer sends or the seller collects, until the goods are on their way.
    private static CaseDeadline? Sending(AfterSalesCase known, MarketCalendar calendar) => known switch
    {
        { Kind: CaseKind.Cancellation } or { Status: not (CaseStatus.Requested or CaseStatus.Approved) } => null,
        { Decision.CollectWithinDays: { } days } => EndOf(CaseDeadlineKind.SellerCollects, known.OpenedAt, CalendarDays(days), calendar),
        { Decision.SendWithinDays: { } days } => EndOf(CaseDeadlineKind.CustomerSends, known.OpenedAt, CalendarDays(days), calendar),
        _ => null,
    };

    private static CaseDeadline? RefundDue(AfterSalesCase known, MarketCalendar calendar) => known switch
    {
        { Remedy: not (Remedy.Refund or Remedy.Cancellation) } or { Decision.RefundWithin: null } => null,
        { Decision: { RefundStart: RefundStart.Request, RefundWithin: { } within } } => EndOf(CaseDeadlineKind.RefundDue, known.OpenedAt, within, calendar),
        // When they came back may not be recorded: then too early is better than too late.
        { Decision: { RefundStart: RefundStart.GoodsReceived, RefundWithin: { } within }, Status: CaseStatus.Received } =>
            EndOf(CaseDeadlineKind.RefundDue, known.ReceivedAt ?? known.OpenedAt, within, calendar),
        _ => null,
    };

    private static CaseDeadline? PlatformCaseEnds(AfterSalesCase known, MarketCalendar calendar) =>
        known.Decision.PlatformCaseUntil is { } last ? new CaseDeadline(CaseDeadlineKind.PlatformCaseEnds, calendar.At(last, EndOfDay)) : null;

    private static CaseDeadline EndOf(CaseDeadlineKind kind, DateTimeOffset from, DayCount within, MarketCalendar calendar) =>
        new(kind, calendar.At(calendar.Add(calendar.DayOf(from), within), EndOfDay));

    private static DayCount CalendarDays(int days) => new(days, DayKind.Calendar);

    // The zone is the decision's own. A market that has left the files since still has days, only no holidays.
    private static MarketCalendar CalendarOf(AfterSalesCase known, PolicyLibrary library)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(known.Decision.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        return (library.Find(known.Market)?.CalendarIn(known.BuyerRegion) ?? new MarketCalendar(zone, known.BuyerRegion, new HashSet<DayOfWeek>(), [])) with { Zone = zone };
    }
}
