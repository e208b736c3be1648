using System.Globalization;
using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Rules;
using SupportBot.Core.Staff;

namespace SupportBot.Web.Shared;

/// <summary>The words, dates and amounts of a page as the member of staff who looks at it reads them.</summary>
internal sealed class PageWords
{
    private static readonly HashSet<string> WithoutDecimals = ["IDR", "JPY", "KRW", "VND", "CLP"];

    private readonly PageTexts texts;
    private readonly TimeProvider clock;
    private readonly TimeZoneInfo zone;

    public PageWords(PageTexts texts, TimeProvider clock, IHttpContextAccessor http)
    {
        (this.texts, this.clock) = (texts, clock);
        var preferences = http.HttpContext?.StaffAccount()?.Preferences ?? new StaffPreferences();
        Language = texts.Languages.Contains(preferences.Language) ? preferences.Language : PageTexts.Fallback;
        Culture = CultureInfo.GetCultureInfo(this["culture"]);
        zone = TimeZoneInfo.TryFindSystemTimeZoneById(preferences.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        IsRightToLeft = Direction(http.HttpContext?.Request.Query["dir"], preferences.Direction);
    }

    public string Language { get; }
    public CultureInfo Culture { get; }
    public bool IsRightToLeft { get; }
    public string Dir => IsRightToLeft ? "rtl" : "ltr";
    public IEnumerable<string> Languages => texts.Languages;

    public string this[string key] => texts.Find(Language, key);

    public string Say(string key, params object[] values) => string.Format(Culture, this[key], values);

    public string Of<TChoice>(TChoice value) where TChoice : struct, Enum => this[$"{typeof(TChoice).Name}.{value}"];

    /// <summary>The word for a language or country; its code where there is none.</summary>
    public string Named(string kind, string? code)
    {
        var key = $"{kind}.{code}";
        return code is null ? "–" : this[key] is var name && name != key ? name : code;
    }

    /// <summary>Of texts by language, the reader's; else the English one.</summary>
    public string Choose(IReadOnlyDictionary<string, string> texts) =>
        texts.GetValueOrDefault(Language) ?? texts.GetValueOrDefault(PageTexts.Fallback) ?? "–";

    public string Spoken(Language language) => Named("language", language.Tag);

    /// <summary>Every word of a kind with its code, in the reader's order.</summary>
    public IEnumerable<(string Code, string Name)> All(string kind) => texts.In(Language)
        .Where(text => text.Key.StartsWith(kind + ".", StringComparison.Ordinal))
        .Select(text => (text.Key[(kind.Length + 1)..], text.Value))
        .OrderBy(named => named.Value, StringComparer.Create(Culture, ignoreCase: true));

    /// <summary>When that day begins where the reader is.</summary>
    public DateTimeOffset StartOfDay(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }

    public string Time(DateTimeOffset at) => Local(at) is var local && local.Date == Local(clock.GetUtcNow()).Date
        ? local.ToString("t", Culture)
        : local.ToString("d", Culture) + " " + local.ToString("t", Culture);

    public string FullTime(DateTimeOffset at) => Local(at).ToString("f", Culture) + " (" + zone.Id + ")";

    public string Clock(DateTimeOffset at) => Local(at).ToString("t", Culture);

    public string DayOf(DateTimeOffset at) => Local(at).ToString("D", Culture);

    public string Day(DateOnly day) => day.ToString("D", Culture);

    public string ShortDay(DateOnly day) => day.ToString("d", Culture);

    public string Money(Money money) =>
        money.Amount.ToString(WithoutDecimals.Contains(money.Currency) ? "N0" : "N2", Culture) + " " + money.Currency;

    public string Percent(double share) => share.ToString("P0", Culture);

    public string Days(DayCount days) => Say((days.Days == 1 ? "day." : "days.") + days.Kind, days.Days);

    public string Days(DayRange days) => days.From == days.To ? Days(new DayCount(days.From, days.Kind)) : Say("day_range." + days.Kind, days.From, days.To);

    /// <summary>"2 years", "12 months 14 days".</summary>
    public string Length(Period length) => string.Join(' ', new[]
    {
        length.Years > 0 ? Say(length.Years == 1 ? "period.year" : "period.years", length.Years) : null,
        length.Months > 0 ? Say(length.Months == 1 ? "period.month" : "period.months", length.Months) : null,
        length.Days.Days > 0 ? Days(length.Days) : null,
    }.OfType<string>());

    /// <summary>"14 days from the request"; a law's "at once" has no days.</summary>
    public string Deadline(DayCount within, RefundStart? from) =>
        (within.Days == 0 ? this["days.at_once"] : Days(within)) + (from is { } start ? " " + Of(start) : "");

    /// <summary>Time since, in the largest unit that says enough.</summary>
    public string Since(DateTimeOffset at) => Length(clock.GetUtcNow() - at);

    /// <summary>"in 12 min", "3 h late".</summary>
    public string Until(DateTimeOffset due) => due - clock.GetUtcNow() is { Ticks: >= 0 } left
        ? Say("due.in", Length(left))
        : Say("due.late", Length(clock.GetUtcNow() - due));

    public bool IsLate(DateTimeOffset? due) => due < clock.GetUtcNow();

    private string Length(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => this["length.now"],
        { TotalHours: < 1 } => Say("length.minutes", (int)span.TotalMinutes),
        { TotalDays: < 1 } => Say("length.hours", (int)span.TotalHours, span.Minutes),
        _ => Say("length.days", (int)span.TotalDays, span.Hours),
    };

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    private bool Direction(string? asked, TextDirection preferred) => (asked, preferred) switch
    {
        ("rtl", _) => true,
        ("ltr", _) => false,
        (_, TextDirection.Auto) => Culture.TextInfo.IsRightToLeft,
        _ => preferred == TextDirection.RightToLeft,
    };
}
