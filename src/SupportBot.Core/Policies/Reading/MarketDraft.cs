using SupportBot.Core.Policies.Calendars;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Reading;

/// <summary>A market while its files are being read.</summary>
internal sealed class MarketDraft(
    string market, string name, string currency, int currencyDigits, MarketCalendar calendar, IReadOnlyDictionary<string, TimeZoneInfo> regionZones)
{
    public MarketCalendar Calendar => calendar;
    public List<ReadRule> Rules { get; } = [];
    public Dictionary<string, IReadOnlyList<string>> ShopTypes { get; } = [];
    public ServiceHours? Service { get; set; }

    public MarketPolicies Finish() =>
        new(market, name, currency, currencyDigits, calendar, regionZones, ShopTypes, [.. Rules.Select(read => read.Rule)], Service);
}
