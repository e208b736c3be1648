namespace SupportBot.Integrations.Orders;

/// <summary>Where the demo shop's customers look at the clock. Only demo data needs it: real orders bring times with offsets.</summary>
internal static class MarketZones
{
    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CN"] = "Asia/Shanghai",
        ["HK"] = "Asia/Hong_Kong",
        ["TW"] = "Asia/Taipei",
        ["ID"] = "Asia/Jakarta",
        ["MY"] = "Asia/Kuala_Lumpur",
        ["SG"] = "Asia/Singapore",
        ["TH"] = "Asia/Bangkok",
        ["VN"] = "Asia/Ho_Chi_Minh",
        ["PH"] = "Asia/Manila",
        ["JP"] = "Asia/Tokyo",
        ["KR"] = "Asia/Seoul",
        ["GB"] = "Europe/London",
        ["IE"] = "Europe/Dublin",
        ["DE"] = "Europe/Berlin",
        ["FR"] = "Europe/Paris",
        ["ES"] = "Europe/Madrid",
        ["IT"] = "Europe/Rome",
        ["NL"] = "Europe/Amsterdam",
        ["PL"] = "Europe/Warsaw",
        ["US"] = "America/New_York",
        ["US-CA"] = "America/Los_Angeles",
        ["US-WA"] = "America/Los_Angeles",
        ["US-TX"] = "America/Chicago",
        ["US-IL"] = "America/Chicago",
        ["BR"] = "America/Sao_Paulo",
        ["MX"] = "America/Mexico_City",
        ["RU"] = "Europe/Moscow",
        ["KZ"] = "Asia/Almaty",
        ["SA"] = "Asia/Riyadh",
        ["AE"] = "Asia/Dubai",
        ["AU"] = "Australia/Sydney",
        ["AU-QLD"] = "Australia/Brisbane",
        ["AU-WA"] = "Australia/Perth",
        ["ID-BA"] = "Asia/Makassar",
        ["ID-SN"] = "Asia/Makassar",
        ["ID-PA"] = "Asia/Jayapura",
    };

    public static TimeZoneInfo Find(string market, string? region) =>
        TimeZoneInfo.FindSystemTimeZoneById(Zones.GetValueOrDefault(region ?? "") ?? Zones.GetValueOrDefault(market) ?? "Etc/UTC");
}
