using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportBot.Integrations.Orders;

/// <summary>
/// Turns the demo shop's times into real ones. <c>-12d 09:30</c>: at that time of day twelve days before the anchor's day, in the market's
/// zone; <c>-40d</c>: at noon; <c>-3h</c>: three hours before the anchor; <c>+2d</c> lies ahead. A field ending in "On" becomes a day.
/// </summary>
internal static partial class RelativeTimes
{
    public static void Resolve(JsonObject order, DateTimeOffset anchor)
    {
        var zone = MarketZones.Find(Text(order["market"]) ?? "", Text(order["buyerRegion"]));
        Resolve(order, TimeZoneInfo.ConvertTime(anchor, zone), zone);
    }

    private static void Resolve(JsonNode node, DateTimeOffset anchor, TimeZoneInfo zone)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list.OfType<JsonNode>()) Resolve(item, anchor, zone);
            return;
        }
        if (node is not JsonObject fields) return;
        foreach (var (name, value) in fields.ToList())
        {
            if (value is JsonObject or JsonArray) Resolve(value, anchor, zone);
            else if (IsTime(name) && Text(value) is { } text && Relative().Match(text) is { Success: true } match)
                fields[name] = Write(Time(match, anchor, zone), name);
        }
    }

    private static DateTimeOffset Time(Match match, DateTimeOffset anchor, TimeZoneInfo zone)
    {
        var count = int.Parse(match.Groups["count"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (match.Groups["unit"].Value == "h") return TimeZoneInfo.ConvertTime(anchor.AddHours(count), zone);
        var clock = match.Groups["clock"] is { Success: true, Value: var text } ? TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture) : new TimeOnly(12, 0);
        var local = DateOnly.FromDateTime(anchor.DateTime).AddDays(count).ToDateTime(clock);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private static string Write(DateTimeOffset time, string field) =>
        time.ToString(field.EndsWith("On", StringComparison.Ordinal) ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static bool IsTime(string field) => field.EndsWith("At", StringComparison.Ordinal) || field.EndsWith("On", StringComparison.Ordinal);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    [GeneratedRegex(@"^(?<count>[+-]?\d{1,5})(?<unit>d|h)(?: (?<clock>(?:[01]\d|2[0-3]):[0-5]\d))?$")]
    private static partial Regex Relative();
}
