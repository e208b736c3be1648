using SupportBot.Core.Policies.Calendars;

namespace SupportBot.Core.Policies.Rules;

/// <summary>Everything the policy files say of one market.</summary>
/// <param name="RegionZones">Regions whose clocks differ from the market's.</param>
/// <param name="ShopTypes">Kinds of shop by platform, where rules tell them apart.</param>
public sealed record MarketPolicies(
    string Market, string Name, string Currency, int CurrencyDigits, MarketCalendar Calendar,
    IReadOnlyDictionary<string, TimeZoneInfo> RegionZones, IReadOnlyDictionary<string, IReadOnlyList<string>> ShopTypes,
    IReadOnlyList<PolicyRule> Rules, ServiceHours? Service)
{
    /// <summary>The same with these wordings confirmed.</summary>
    public MarketPolicies With(IReadOnlySet<RuleWording> confirmed) => this with
    {
        Rules = [.. Rules.Select(rule => confirmed.Contains(rule.Head.Wording) ? rule with { Head = rule.Head with { Status = RuleStatus.Confirmed } } : rule)],
    };

    /// <summary>The calendar as it hangs where the buyer lives.</summary>
    public MarketCalendar CalendarIn(string? region) => region is null ? Calendar
        : Calendar with { Region = region, Zone = RegionZones.GetValueOrDefault(region, Calendar.Zone) };
}
