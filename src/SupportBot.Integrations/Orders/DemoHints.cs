using System.Text.Json;

namespace SupportBot.Integrations.Orders;

/// <summary>What the demo shop's orders show, for a page that invites to try them.</summary>
/// <param name="Contact">E-mail on the order.</param>
/// <param name="Hints">A few words by language tag: <c>en</c>, and the languages of the market.</param>
public sealed record DemoHint(string OrderNumber, string Contact, string Market, IReadOnlyDictionary<string, string> Hints)
{
    /// <summary>The orders worth showing, in the file's order.</summary>
    public static IReadOnlyList<DemoHint> Embedded()
    {
        using var file = JsonDocument.Parse(DemoOrderSource.ReadEmbedded());
        return [.. file.RootElement.GetProperty("orders").EnumerateArray().Where(IsShown).Select(Read)];
    }

    private static bool IsShown(JsonElement order) => order.TryGetProperty("demo", out var demo) && demo.GetProperty("show").GetBoolean();

    private static DemoHint Read(JsonElement order) => new(
        order.GetProperty("number").GetString()!, order.GetProperty("customer").GetProperty("email").GetString()!, order.GetProperty("market").GetString()!,
        order.GetProperty("demo").GetProperty("hint").EnumerateObject().ToDictionary(hint => hint.Name, hint => hint.Value.GetString()!, StringComparer.Ordinal));
}
