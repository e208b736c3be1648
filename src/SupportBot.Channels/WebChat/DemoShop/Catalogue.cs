using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.WebChat.DemoShop;

/// <summary>What the demo shop sells in each of its countries, and its words by language.</summary>
internal sealed record Catalogue(
    [property: JsonRequired] IReadOnlyList<ShopGroup> Groups,
    [property: JsonRequired] IReadOnlyDictionary<string, ShopWords> Words,
    [property: JsonRequired] IReadOnlyList<string> Art)
{
    /// <summary>In the order of the page: the first whose own language a visitor reads is theirs.</summary>
    public IEnumerable<KeyValuePair<string, ShopFront>> Markets => Groups.SelectMany(group => group.Markets);

    public static Catalogue Load() => JsonSerializer.Deserialize<Catalogue>(PageAsset.Read("catalogue.json"), JsonSerializerOptions.Web)!;

    /// <summary>The language the page is written in for a reader of <paramref name="wanted"/>: English where it has no words.</summary>
    public Language Written(Language wanted) => Words.ContainsKey(wanted.Tag) ? wanted : Language.English;
}

/// <param name="Name">Key of the text that names this part of the world.</param>
internal sealed record ShopGroup(string Name, IReadOnlyDictionary<string, ShopFront> Markets);

/// <param name="Name">The country in English.</param>
/// <param name="Label">The country in its own words.</param>
/// <param name="Languages">Spoken there, the most usual first.</param>
/// <param name="FreeFrom">From this amount on the way to the buyer is free.</param>
internal sealed record ShopFront(
    string Name, string Label, IReadOnlyList<string> Languages, string Currency, decimal FreeFrom, IReadOnlyList<decimal> Prices)
{
    public Language OwnLanguage => new(Languages[0]);
}

/// <param name="Names">The goods, in the order of their pictures and prices.</param>
internal sealed record ShopWords(IReadOnlyDictionary<string, string> Texts, IReadOnlyList<string> Names);
