using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Calendars;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Deciding;

/// <summary>An order, the rules that hold for it and the moment it is looked at.</summary>
internal sealed record Situation(Order Order, PolicyLibrary Library, MarketCalendar Calendar, IReadOnlyList<PolicyRule> Rules, DateTimeOffset Now)
{
    /// <summary>What is asked for rests on a fault of the seller.</summary>
    public bool IsSellersFault { get; init; }

    public DateOnly Today => Calendar.DayOf(Now);

    /// <summary>Null for a market that no policy file knows.</summary>
    public static Situation? Of(Order order, PolicyLibrary library, DateTimeOffset now) => library.Find(order.Market) is { } market
        ? new Situation(order, library, market.CalendarIn(order.BuyerRegion), [.. library.RulesFor(order)], now)
        : null;

    public IEnumerable<T> All<T>() where T : PolicyRule => Rules.OfType<T>();

    /// <summary>A rule for these reasons has to do with what is asked for.</summary>
    public bool Concerns(RuleReasons reasons) => IsSellersFault || reasons == RuleReasons.Any;

    /// <summary>Still open; a window that has not begun is not.</summary>
    public bool IsOpen(RuleWindow window) => window.LastDay(Order, Calendar) is { } last && Today <= last;

    public PolicyDecision Refuse(RefusalReason reason, IReadOnlyList<Alternative> alternatives) => Decision(Verdict.Refused) with
    {
        Refusal = reason,
        Alternatives = alternatives,
    };

    public PolicyDecision Decision(Verdict verdict) => new()
    {
        Verdict = verdict,
        Market = Order.Market,
        TimeZone = Calendar.Zone.Id,
        SellerMustDecideBy = SellerMustDecideBy(),
        PlatformCaseUntil = All<PlatformCaseRule>().Where(rule => Concerns(rule.Reasons)).Select(rule => rule.Window.LastDay(Order, Calendar)).Where(last => last >= Today).Max(),
        ComplainTo = All<ComplaintBodyRule>().MinBy(rule => rule.Id, StringComparer.Ordinal)?.Body,
    };

    // The request is made now, so the platform's clock starts now; of several the strictest counts.
    private DateTimeOffset? SellerMustDecideBy() =>
        All<SellerClockRule>().Where(clock => Concerns(clock.Reasons)).Select(clock => Calendar.At(Calendar.Add(Today, clock.Within), WallClock)).Cast<DateTimeOffset?>().Min();

    private TimeSpan WallClock => TimeZoneInfo.ConvertTime(Now, Calendar.Zone).TimeOfDay;
}
