using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Channels.WebChat.DemoShop;

/// <summary>What the demo shop sells, in each of its countries.</summary>
internal sealed record Catalogue(
    [property: JsonRequired] IReadOnlyDictionary<string, ShopFront> Markets, [property: JsonRequired] IReadOnlyList<string> Art)
{
    public static Catalogue Load() => JsonSerializer.Deserialize<Catalogue>(PageAsset.Read("catalogue.json"), JsonSerializerOptions.Web)!;
}

/// <param name="Label">The country in its own words.</param>
internal sealed record ShopFront(
    string Locale, string Label, string Currency, IReadOnlyDictionary<string, string> Texts, IReadOnlyList<string> Names, IReadOnlyList<decimal> Prices)
{
    public string PriceOf(int product)
    {
        var culture = CultureInfo.GetCultureInfo(Locale);
        return Prices[product].ToString(Currency is "IDR" or "CNY" ? "C0" : "C2", culture);
    }
}
